import { useElementSize } from '@mantine/hooks';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { useTranslation } from '@/shared/i18n/use-translation';
import { varietyOf } from '@/shared/i18n/variety';
import { courseOf, dayMillis, momentOf, spanOf } from './course';
import classes from './overview.module.css';
import type { PoolNumbers } from './queries';

const height = 240;
const margin = { top: 18, right: 28, bottom: 28, left: 48 };

interface Point {
  at: number;
  taken: number;
}

interface PoolChartProps {
  pool: PoolNumbers;
  /** In words, for whoever does not see it. */
  label: string;
  today: string;
  closes: string;
}

/** How a pool filled, against its capacity, and where that leads. The table beside it says the same in numbers. */
export function PoolChart({ pool, label, today, closes }: PoolChartProps) {
  const { t, language } = useTranslation();
  const { ref: box, width: measured } = useElementSize<HTMLDivElement>();
  // Until it is measured.
  const width = measured || 640;
  const course = courseOf(pool);
  // Today is as wide as the days before it.
  const points = [
    ...course.filter(({ day }) => day < today).map(({ day, taken }) => ({ at: momentOf(day), taken })),
    ...[0, 1].map((days) => ({ at: momentOf(today) + days * dayMillis, taken: pool.taken })),
  ];
  const x = scaleUtc()
    .domain(spanOf(pool, today, closes))
    .range([margin.left, Math.max(width - margin.right, margin.left + 1)]);
  const most = Math.max(pool.capacity, ...course.map(({ taken }) => taken), 1);
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  const at = (point: Point) => x(point.at);
  const shape = area<Point>()
    .x(at)
    .y0(y(0))
    .y1(({ taken }) => y(taken))
    .curve(curveStepAfter)(points);
  const edge = line<Point>()
    .x(at)
    .y(({ taken }) => y(taken))
    .curve(curveStepAfter)(points);
  const days = new Intl.DateTimeFormat(varietyOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const end = x.range()[1] ?? width;
  const within = (day: string) => Math.min(x(momentOf(day)), end);
  const { forecast } = pool;
  return (
    <div ref={box} className={classes.chart}>
      <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {y.ticks(4).map((value) => (
          <g key={value} className={classes.grid}>
            <line x1={margin.left} x2={end} y1={y(value)} y2={y(value)} />
            <text x={margin.left - 8} y={y(value)} dy="0.32em" textAnchor="end">
              {value.toLocaleString(language)}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(2, Math.floor(width / 120))).map((day) => (
          <text key={day.getTime()} className={classes.tick} x={x(day)} y={height - 8} textAnchor="middle">
            {days.format(day)}
          </text>
        ))}
        {shape && <path className={classes.area} d={shape} />}
        {edge && <path className={classes.edge} d={edge} />}
        <line className={classes.capacity} x1={margin.left} x2={end} y1={y(pool.capacity)} y2={y(pool.capacity)} />
        <text className={classes.capacityLabel} x={margin.left} y={y(pool.capacity) - 6}>
          {t('desk.numbers.capacity', { capacity: pool.capacity })}
        </text>
        {forecast && (
          <g className={classes.forecast}>
            <line x1={x(momentOf(today))} y1={y(pool.taken)} x2={within(forecast.likely)} y2={y(pool.capacity)} />
            <line
              className={classes.range}
              x1={within(forecast.early)}
              x2={forecast.late ? within(forecast.late) : end}
              y1={y(pool.capacity)}
              y2={y(pool.capacity)}
            />
          </g>
        )}
      </svg>
    </div>
  );
}
