//! The picture that other sites show beside a link to the page: the corpus at a glance, as its front page draws it, without
//! a word, since its title stands beside it. A PNG of few colours.

use std::io::Write as _;

use anyhow::Result;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::annotate::EntityKind;
use crate::corpus::Catalogue;
use crate::explore::front::glance;

/// Its size, which sites ask for: 1.91 to 1.
pub(super) const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub(super) const HEIGHT: u32 = 630;

/// The colours, as `www/css/tokens.css` has them in light.
const COLOURS: [[u8; 3]; 6] = [
    [0xfb, 0xfa, 0xf7],
    [0x8a, 0x84, 0x78],
    [0x8a, 0x1c, 0x1c],
    [0x7a, 0x3d, 0x00],
    [0x0b, 0x5a, 0x3c],
    [0xff, 0xff, 0xff],
];
const RULE: u8 = 1;
const ACCENT: u8 = 2;
const PERSON: u8 = 3;
const PLACE: u8 = 4;
const WHITE: u8 = 5;

/// The colour of each pixel, row by row.
struct Canvas(Vec<u8>);

impl Canvas {
    /// Fills a rectangle, as far as it lies on the canvas.
    fn fill(&mut self, [x, y, width, height]: [u32; 4], colour: u8) {
        let columns = x.min(WIDTH) as usize..(x + width).min(WIDTH) as usize;
        let rows = self.0.chunks_mut(WIDTH as usize).skip(y as usize).take(height as usize);
        for row in rows {
            row.get_mut(columns.clone()).unwrap_or_default().fill(colour);
        }
    }
}

/// The picture of a corpus.
///
/// # Errors
/// Never: what is written to is memory.
pub(super) fn picture(catalogue: &Catalogue) -> Result<Vec<u8>> {
    let mut canvas = Canvas(vec![0; (WIDTH * HEIGHT) as usize]);
    // the sign of the page, and the double rule under its head
    canvas.fill([60, 44, 72, 72], ACCENT);
    for [x, y, width, height] in [[13, 17, 19, 37], [40, 17, 19, 8], [40, 31, 19, 8], [40, 46, 12, 8]] {
        canvas.fill([60 + x, 44 + y, width, height], WHITE);
    }
    canvas.fill([0, 148, WIDTH, 3], RULE);
    canvas.fill([0, 154, WIDTH, 3], RULE);
    let glance = glance(catalogue);
    // when
    let (left, room, floor, tallest) = (60, 640, 540, 320);
    let most = glance.bars.iter().map(|bar| bar.marks).max().unwrap_or_default().max(1);
    let step = room / (glance.bars.len() as u32).max(1);
    for (n, bar) in (0..).zip(&glance.bars) {
        let height = tallest * bar.marks / most;
        canvas.fill([left + n * step, floor - height, step.saturating_sub(4), height], RULE);
    }
    canvas.fill([left, floor, room, 3], RULE);
    // who and where
    let widest = glance.names.iter().map(|(_, articles)| *articles).max().unwrap_or_default().max(1);
    for (n, (id, articles)) in (0..).zip(&glance.names) {
        let kind = catalogue.entity(*id).map(|entity| entity.entity.kind);
        let colour = if kind == Some(EntityKind::Person) { PERSON } else { PLACE };
        canvas.fill([780, 224 + n * 47, 360 * articles / widest, 26], colour);
    }
    png(&canvas.0)
}

/// The file of a canvas.
fn png(pixels: &[u8]) -> Result<Vec<u8>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    for row in pixels.chunks(WIDTH as usize) {
        // each row begins with how it is told: as it is
        packed.write_all(&[0])?;
        packed.write_all(row)?;
    }
    let mut head = Vec::new();
    head.extend(WIDTH.to_be_bytes());
    head.extend(HEIGHT.to_be_bytes());
    // eight bits a pixel, which are a place in the palette
    head.extend([8, 3, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, bytes) in
        [(b"IHDR", head), (b"PLTE", COLOURS.concat()), (b"IDAT", packed.finish()?), (b"IEND", Vec::new())]
    {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&bytes);
        file.extend((bytes.len() as u32).to_be_bytes());
        file.extend(name);
        file.extend(bytes);
        file.extend(sum.sum().to_be_bytes());
    }
    Ok(file)
}
