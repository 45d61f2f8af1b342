-- Sign-ups for wrk: every one is another person with another Idempotency-Key, four answers and a consent.
-- Arguments: event, label of this run, epoch milliseconds of the start, length of the window in ms,
-- sign-ups a second (0: the next one as soon as the last is answered), pause in ms between two of one connection,
-- number of connections.
--
-- All connections are open before the start. After the window nothing new is sent; when the last answer is in, the line
-- "drained" is printed, so that whoever started this can read the accounts at that moment and end it with SIGINT.

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

local GIVEN = { "Ada", "Grace", "Zoë", "Søren", "José", "Ayşe", "Łukasz", "明", "Радка", "Nkechi", "Priya", "Anne-Marie" }
local FAMILY = { "Lovelace", "Hopper", "Müller", "Nguyễn", "O'Neill", "García Márquez", "李", "Ковалёва", "Okafor", "van den Berg" }
local TICKETS = { "regular", "regular", "regular", "student", "remote" }
local MEALS = { "vegan", "vegetarian", "everything" }
local TRACKS = { '"systems"', '"systems","people"', '"data","people"', '"systems","data","people"' }
local WISHES = {
  "I would like to sit near the front, as my hearing is not what it was.",
  "Arriving late on the first day; please keep my badge at the desk.",
  "Looking forward to it!",
}

function init(arguments)
  event, label = arguments[1], arguments[2]
  starts = tonumber(arguments[3])
  ends = starts + tonumber(arguments[4])
  rate, pause, connections = tonumber(arguments[5]), tonumber(arguments[6]), tonumber(arguments[7])
  math.randomseed(starts + number * 7919)
  head = "POST /api/v1/events/" .. event .. "/registrations HTTP/1.1\r\n"
    .. "Host: " .. wrk.headers["Host"] .. "\r\n"
    .. "Origin: https://" .. wrk.headers["Host"] .. "\r\n"
    .. "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) bench\r\n"
    .. "Accept: application/json, application/problem+json\r\n"
    .. "Accept-Language: en-GB,en;q=0.9,de;q=0.8\r\n"
    .. "Content-Type: application/json\r\n"
    .. "Idempotency-Key: "
  sent, answered, last_answer, running, parked = 0, 0, 0, false, 0
  statuses = {}
  due = starts
end

local function pick(list)
  return list[math.random(#list)]
end

local function random_uuid()
  local random = math.random
  return string.format("%04x%04x-%04x-4%03x-a%03x-%04x%04x%04x", random(0, 65535), random(0, 65535), random(0, 65535),
    random(0, 4095), random(0, 4095), random(0, 65535), random(0, 65535), random(0, 65535))
end

local function person()
  return string.format('{"givenName":"%s","familyName":"%s","email":"%x.%s-%d-%d@Example.org","organisation":"University of %s",'
    .. '"ticketType":"%s","answers":{"meals":"%s","tracks":[%s],"first-time":%s,"wishes":"%s"},'
    .. '"consent":{"privacyNoticeVersion":1,"locale":"en"},"locale":"en"}',
    pick(GIVEN), pick(FAMILY), math.random(0, 1048575), label, number, sent, pick(FAMILY),
    pick(TICKETS), pick(MEALS), pick(TRACKS), math.random(2) == 1 and "true" or "false", pick(WISHES))
end

function request()
  -- wrk asks for one before it begins, only to look at it.
  if running then sent = sent + 1 end
  local body = person()
  return head .. random_uuid() .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

-- A connection that sends nothing more. When all are, and everybody has an answer, this run is over.
local function park()
  parked = parked + 1
  if parked >= connections and answered == sent then
    io.stdout:write("drained\n")
    io.stdout:flush()
  end
  return 3600000
end

function delay()
  running = true
  local time = now()
  if time >= ends then return park() end
  if time < starts then return math.ceil(starts - time) end
  if rate > 0 then
    due = math.max(due, time - 1000) + 1000 / rate
    if due >= ends then return park() end
    return math.max(0, math.floor(due - time))
  end
  return pause > 0 and sent > 0 and pause or 0
end

function response(status)
  answered = answered + 1
  statuses[status] = (statuses[status] or 0) + 1
  last_answer = now()
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

function done(summary, latency)
  local total = { sent = 0, answered = 0, last = 0, statuses = {} }
  for _, thread in ipairs(threads) do
    total.sent = total.sent + thread:get("sent")
    total.answered = total.answered + thread:get("answered")
    total.last = math.max(total.last, thread:get("last_answer"))
    for status, count in pairs(thread:get("statuses")) do
      total.statuses[status] = (total.statuses[status] or 0) + count
    end
  end
  local by_status = {}
  for status, count in pairs(total.statuses) do
    table.insert(by_status, string.format('"%d":%d', status, count))
  end
  local errors = summary.errors
  print(string.format('RESULT {"sent":%d,"answered":%d,"lastAnswer":%.3f,"cpuSeconds":%.3f,"runtime":%d,"requests":%d,'
    .. '"socketErrors":%d,"statuses":{%s},"latencies":[%s]}', total.sent, total.answered, total.last, os.clock(),
    summary.duration, summary.requests, errors.connect + errors.read + errors.write + errors.timeout,
    table.concat(by_status, ","), counts(latency)))
end
