// Days as numbers since 1970, with the time of day behind the point, and back into ISO text and words.

import { dayWords } from "../model.js";

const DAY = 86400000;
const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const MOST_DAYS = 120; // days up to which weeks are named on the axis, and not months

// A moment with a time is that moment. A day without one begins at midnight, or ends at the next.
export function dayNumber(text, last = false) {
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  const whole = Date.UTC(year, (month || 1) - 1, day || 1) / DAY;
  if (text.length < 16) return whole + (last ? 1 : 0);
  return whole + (Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))) / 1440;
}

export function isoDay(number) {
  return new Date(Math.floor(number) * DAY).toISOString().slice(0, 10);
}

export function wordsOf(number) {
  return dayWords(isoDay(number));
}

export function periodWords(period) {
  return period.from === period.to ? wordsOf(period.from) : `${wordsOf(period.from)} to ${wordsOf(period.to)}`;
}

// From and to are whole days, both included.
export function scaleOf(from, to, left, right) {
  const wide = (right - left) / (to + 1 - from);
  return {
    from, to, left, right, wide,
    x: (day) => left + (day - from) * wide,
    day: (x) => Math.min(Math.max(Math.floor(from + (x - left) / wide), from), to),
  };
}

// Where the axis is named, so far apart that no name meets the next.
export function ticksOf(scale, room) {
  if (scale.to - scale.from < MOST_DAYS) return weekTicks(scale, room);
  const months = monthsIn(scale);
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => each * 30 * scale.wide >= room) || 120;
  const ticks = months.filter(({ month, year }) => (year * 12 + month) % step === 0);
  return apart(ticks.map((each, n) => ({ day: each.day, words: n && each.month ? SHORT[each.month] : `${SHORT[each.month]} ${each.year}` })), scale, room);
}

function monthsIn({ from, to }) {
  const first = new Date(from * DAY);
  const found = [];
  for (let n = 0; ; n += 1) {
    const begins = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1));
    const day = begins.getTime() / DAY;
    if (day > to) return found;
    if (day >= from) found.push({ day, month: begins.getUTCMonth(), year: begins.getUTCFullYear() });
  }
}

function weekTicks(scale, room) {
  const step = [1, 7, 14].find((each) => each * scale.wide >= room) || 28;
  const ticks = [];
  for (let day = scale.from; day <= scale.to; day += 1) {
    const monday = (day + 3) % 7 === 0;
    if (step === 1 || (monday && Math.floor((day + 3) / 7) % (step / 7) === 0)) ticks.push(day);
  }
  return apart(ticks.map((day) => ({ day, words: shortWords(day) })), scale, room);
}

function shortWords(day) {
  const [, month, date] = isoDay(day).split("-").map(Number);
  return `${date} ${SHORT[month - 1]}`;
}

function apart(ticks, scale, room) {
  let last = -Infinity;
  return ticks.filter(({ day }) => {
    const x = scale.x(day);
    if (x - last < room || x + room > scale.right + room / 2) return false;
    last = x;
    return true;
  });
}
