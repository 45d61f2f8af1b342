-- What every script begins with: the time in milliseconds, the threads of wrk, and when the next request is due.

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long micros; } bench_time;
  int gettimeofday(bench_time *time, void *zone);
]]
local clock = ffi.new("bench_time")
local function now()
  ffi.C.gettimeofday(clock, nil)
  return tonumber(clock.seconds) * 1000 + tonumber(clock.micros) / 1000
end

local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

-- A window from one moment to another, in which a request follows as soon as the last one of a connection is answered,
-- or is due at a fixed rate whoever has been answered. How late the latest of those was is kept, as then too few
-- connections were free and the rate was no longer what it is said to be.
local function open_window(from, millis, per_second)
  starts, ends, rate = from, from + millis, per_second
  sent, made, answered, last_answer, running, parked, latest = 0, 0, 0, 0, false, 0, 0
  due = starts
end

-- A connection that sends nothing more. When all are, and everybody has an answer, this run is over: the line "drained"
-- lets whoever started it read the accounts at that moment and end it with SIGINT.
local function park(connections)
  parked = parked + 1
  if parked >= connections and answered == sent then
    io.stdout:write("drained\n")
    io.stdout:flush()
  end
  return 3600000
end

-- In how many milliseconds a connection that is free sends again. A request is counted here and not when it is made: wrk
-- has it made again when the socket takes nothing of it at the first try.
local function wait_for_turn(connections, pause)
  running = true
  local time = now()
  if (rate > 0 and due or time) >= ends then return park(connections) end
  sent = sent + 1
  if rate > 0 then
    local mine = due
    due = due + 1000 / rate
    latest = math.max(latest, time - mine)
    return math.max(0, math.floor(mine - time))
  end
  if time < starts then return math.ceil(starts - time) end
  return sent > 1 and pause or 0
end

-- The number of a request; wrk asks for one before it begins, only to look at it.
local function next_number()
  if running then made = made + 1 end
  return made
end

-- wrk lends its statistics to scripts as percentiles only; the counts themselves lie behind that pointer.
local function counts(latency)
  ffi.cdef [[ typedef struct { uint64_t count, limit, min, max; uint64_t data[]; } bench_stats; ]]
  local stats = ffi.cast("bench_stats **", latency)[0]
  if tonumber(stats.max) ~= latency.max then error("this wrk keeps its statistics in another way") end
  local pairs_of = {}
  if latency.max > 0 then
    for value = tonumber(stats.min), tonumber(stats.max) do
      if stats.data[value] > 0 then
        table.insert(pairs_of, string.format("[%d,%d]", value, tonumber(stats.data[value])))
      end
    end
  end
  return table.concat(pairs_of, ",")
end

local function socket_errors(errors)
  return errors.connect + errors.read + errors.write + errors.timeout
end

-- What all threads together sent and were told, as JSON.
local function result(summary, latency)
  local total = { sent = 0, answered = 0, last = 0, confirmed = 0, latest = 0, answers = {} }
  for _, thread in ipairs(threads) do
    total.sent = total.sent + thread:get("sent")
    total.answered = total.answered + thread:get("answered")
    total.last = math.max(total.last, thread:get("last_answer"))
    total.confirmed = math.max(total.confirmed, thread:get("last_confirmed") or 0)
    total.latest = math.max(total.latest, thread:get("latest"))
    for answer, count in pairs(thread:get("answers")) do
      total.answers[answer] = (total.answers[answer] or 0) + count
    end
  end
  local by_answer = {}
  for answer, count in pairs(total.answers) do
    table.insert(by_answer, string.format('"%s":%d', answer, count))
  end
  return string.format('{"sent":%d,"answered":%d,"lastAnswer":%.3f,"lastConfirmed":%.3f,"sentLateMillis":%.1f,"cpuSeconds":%.3f,'
    .. '"runtime":%d,"requests":%d,"socketErrors":%d,"answers":{%s},"latencies":[%s]}', total.sent, total.answered,
    total.last, total.confirmed, total.latest, os.clock(), summary.duration, summary.requests,
    socket_errors(summary.errors), table.concat(by_answer, ","), counts(latency))
end
