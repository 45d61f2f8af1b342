-- Viewers for wrk: each connection is an open page that asks for news of the places left as soon as it has had some.
-- Arguments: event, epoch milliseconds until which arrivals are not yet counted.
--
-- Lua is not told which connection is asking, so what each viewer has seen waits in a queue: one is put in at every answer
-- and one is taken out at every question. Viewers are all alike; as many ask after a version as have seen just that one.

-- wrk hands tables of plain numbers from one thread to another, and breaks on tables within tables: version and moment
-- are one number.
local MOMENTS = 2 ^ 22

function init(arguments)
  event, from = arguments[1], tonumber(arguments[2])
  path = "GET /api/v1/events/" .. event .. "/availability?after="
  head = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nAccept: application/json\r\n\r\n"
  seen, first, last = {}, 1, 0
  arrivals, answered, wrong = {}, 0, 0
end

function request()
  local version = 0
  if first <= last then
    version = seen[first]
    seen[first] = nil
    first = first + 1
  end
  return path .. string.format("%d", version) .. head
end

function response(status, headers, body)
  local version = status == 200 and tonumber(string.match(body, '"version":(%d+)'))
  if not version then
    wrong = wrong + 1
    version = 0
  end
  last = last + 1
  seen[last] = version
  local time = now()
  if time >= from then
    answered = answered + 1
    local arrival = version * MOMENTS + math.floor(time - from)
    arrivals[arrival] = (arrivals[arrival] or 0) + 1
  end
end

function done(summary)
  local all, answers, mistakes = {}, 0, 0
  for _, thread in ipairs(threads) do
    answers = answers + thread:get("answered")
    mistakes = mistakes + thread:get("wrong")
    local from = thread:get("from")
    for arrival, count in pairs(thread:get("arrivals")) do
      local moment = arrival % MOMENTS
      table.insert(all, string.format("[%d,%d,%d]", (arrival - moment) / MOMENTS, from + moment, count))
    end
  end
  print(string.format('RESULT {"answered":%d,"wrong":%d,"cpuSeconds":%.3f,"socketErrors":%d,"arrivals":[%s]}', answers, mistakes,
    os.clock(), socket_errors(summary.errors) - summary.errors.timeout, table.concat(all, ",")))
end
