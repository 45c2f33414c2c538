//! The words that a drawing has to show.

use crate::chart::*;

/// All words of a chart's data that are printed.
pub(super) fn words(chart: &Chart) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    match chart {
        Chart::Bar(bar) => words.extend(of_rows(&bar.rows, bar.reference.as_ref())),
        Chart::Dot(dot) => words.extend(of_rows(&dot.rows, dot.reference.as_ref())),
        Chart::Pictogram(pictogram) => words.extend(of_amounts(pictogram.rows())),
        Chart::Treemap(treemap) => words.extend(of_amounts(treemap.parts())),
        Chart::Share(share) => {
            words.extend(share.parts.iter().map(String::as_str));
            for row in &share.rows {
                words.extend([&*row.label, &*row.whole]);
                words.extend(row.parts.iter().flat_map(|part| [&*part.percent, &*part.amount]));
            }
        }
        Chart::Waterfall(waterfall) => {
            words.extend(waterfall.groups.iter().map(String::as_str));
            words.extend(waterfall.steps.iter().flat_map(|step| [&*step.label, &*step.text]));
            words.extend([&*waterfall.total_label, &*waterfall.total_text]);
        }
        Chart::Grouped(grouped) => {
            words.extend(grouped.series.iter().map(String::as_str));
            words.extend(grouped.reference.iter().map(|reference| &*reference.text));
            for row in &grouped.rows {
                words.extend([&*row.label, &*row.note]);
                words.extend(of_numbers(&row.values));
            }
        }
        Chart::Stacked(stacked) => {
            words.extend(stacked.parts().iter().map(String::as_str));
            for row in stacked.rows() {
                words.extend([&*row.label, &*row.total.text]);
                words.extend(of_numbers(&row.parts));
            }
        }
        Chart::Range(range) => {
            // A name stands beside a number that it names.
            let rows = range.rows();
            let given = [
                rows.iter().any(|row| row.low.is_some()),
                rows.iter().any(|row| row.mean.is_some()),
                rows.iter().any(|row| row.high.is_some()),
            ];
            words.extend(range.names().iter().zip(given).filter(|(_, given)| *given).map(|(name, _)| name.as_str()));
            for row in rows {
                words.extend([&*row.label, &*row.note]);
                words.extend(row.texts());
            }
        }
        Chart::Bullet(bullet) => {
            for row in &bullet.rows {
                words.extend([&*row.label, &*row.text, &*row.target_text, &*row.rate_text]);
            }
            words.push(&bullet.target);
            words.extend(bullet.rows.iter().any(|row| !row.rate_text.is_empty()).then_some(&*bullet.rate));
        }
        Chart::Line(line) => {
            let series = match &line.form {
                LineForm::Lines { series, .. } => series.as_slice(),
                LineForm::Area(series) => std::slice::from_ref(series),
            };
            words.extend(line.reference.iter().map(|reference| &*reference.text));
            words.extend(line.periods.iter().map(|period| &*period.note));
            for series in series {
                // A series without any value has no line that its name could stand beside.
                let last = series.values.iter().flatten().next_back();
                words.extend(last.into_iter().flat_map(|value| [&*series.name, &*value.text, &*series.note]));
            }
        }
        Chart::Slope(slope) => {
            words.extend(slope.periods().iter().map(String::as_str));
            for line in slope.lines() {
                words.extend([&*line.label, &*line.note]);
                words.extend(of_numbers(&line.values));
            }
        }
        Chart::Step(step) => words.extend(step.levels().iter().flat_map(|level| [&*level.date, &*level.text])),
        Chart::Multiples(multiples) => {
            if let PanelScale::Separate(note) = &multiples.scale {
                words.push(note);
            }
            for panel in &multiples.panels {
                words.extend([&*panel.title, &*panel.note]);
                words.extend(panel.points.iter().flat_map(|point| [&*point.label, &*point.text]));
            }
        }
        Chart::Timeline(timeline) => {
            for group in &timeline.groups {
                words.push(&group.label);
                words.extend(group.items.iter().flat_map(|item| [&*item.label, &*item.date]));
            }
        }
        Chart::Funnel(funnel) => {
            words.extend(funnel.steps().iter().flat_map(|step| [&*step.label, &*step.text, &*step.share]));
        }
        Chart::Nested(nested) => {
            for row in nested.rows() {
                let (whole, part) = (&row.whole, &row.part);
                words.extend([&*whole.label, &*whole.text, &*part.label, &*part.text, &*row.share]);
            }
        }
        Chart::Waffle(waffle) => {
            words.extend(waffle.grids.iter().flat_map(|grid| [&*grid.label, &*grid.text, &*grid.whole]));
        }
        Chart::Histogram(histogram) => {
            words.push(histogram.measure());
            words.extend(histogram.bins().iter().map(|bin| &*bin.label));
        }
        Chart::Strip(strip) => {
            for row in &strip.rows {
                words.extend([&*row.label, &*row.count, &*row.mean.1]);
                if row.dots.iter().any(|dot| dot.value.is_finite()) {
                    words.extend([&*row.min, &*row.max]);
                }
                words.extend(of_amounts(row.dots.iter().filter(|dot| dot.highlight)));
            }
        }
        Chart::Scatter(scatter) => {
            words.extend([&*scatter.x.label, &*scatter.y.label]);
            for point in scatter.points.iter().filter(|point| point.named || point.highlight) {
                words.extend([&*point.label, &*point.text]);
            }
        }
        Chart::Heatmap(heatmap) => {
            words.extend(heatmap.columns.iter().map(String::as_str));
            for row in &heatmap.rows {
                words.push(&row.label);
                words.extend(row.cells.iter().map(|cell| &*cell.text));
            }
        }
        Chart::Ladder(ladder) => {
            words.extend([&*ladder.left, &*ladder.right]);
            words.extend(ladder.rungs.iter().flat_map(|rung| [&*rung.label, &*rung.left.text, &*rung.right.text]));
        }
        Chart::Chain(chain) => words.extend(chain.steps.iter().flat_map(|step| [&*step.number, &*step.label])),
        Chart::PairMatrix(matrix) => {
            let sides = [&matrix.rows, &matrix.columns].into_iter();
            words.extend(sides.flat_map(|side| side.members.iter().chain([&side.head])).map(String::as_str));
            words.extend((!matrix.is_one_to_one()).then_some(&*matrix.count));
        }
        Chart::Sankey(sankey) => {
            words.extend(of_amounts(&sankey.nodes));
            words.push(&sankey.unit);
        }
        Chart::Gate(gate) => {
            words.extend(gate.sides().into_iter().flat_map(|side| [&*side.name, &*side.detail]));
            for round in gate.rounds() {
                words.extend([&round.up, &round.down].into_iter().flat_map(|pass| [&*pass.label, &*pass.text]));
                let counts = [&round.counts.entering, &round.counts.kept, &round.counts.dropped];
                words.extend(of_numbers(counts.into_iter().flatten()));
            }
        }
        Chart::SignOff(panel) => {
            for signature in &panel.signatures {
                words.extend([&*signature.role, &*signature.confirms]);
                if let SignatureState::Signed(state) | SignatureState::Open(state) = &signature.state {
                    words.push(state);
                }
            }
        }
        Chart::Cadence(cadence) => words.extend(cadence.rows.iter().flat_map(|row| [&*row.label, &*row.note])),
        Chart::Tree(tree) => of_node(&tree.root, &mut words),
        Chart::Board(board) => {
            for task in &board.tasks {
                words.extend([&*task.task, &*task.goal, &*task.owner, &*task.due, &*task.word]);
            }
        }
    }
    words
}

/// The words of rows, and of what they are held against.
fn of_rows<'t>(rows: &'t [AmountRow], reference: Option<&'t Reference>) -> impl Iterator<Item = &'t str> {
    let notes = rows.iter().map(|row| &*row.note).chain(reference.map(|reference| &*reference.text));
    of_amounts(rows.iter().map(|row| &row.amount)).chain(notes)
}

fn of_amounts<'t>(amounts: impl IntoIterator<Item = &'t Amount>) -> impl Iterator<Item = &'t str> {
    amounts.into_iter().flat_map(|amount| [&*amount.label, &*amount.text])
}

fn of_numbers<'t>(numbers: impl IntoIterator<Item = &'t Number>) -> impl Iterator<Item = &'t str> {
    numbers.into_iter().map(|number| &*number.text)
}

fn of_node<'t>(node: &'t TreeNode, words: &mut Vec<&'t str>) {
    words.extend([&*node.label, &*node.note]);
    node.children.iter().for_each(|child| of_node(child, words));
}
