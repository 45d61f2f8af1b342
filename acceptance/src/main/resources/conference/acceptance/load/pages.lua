-- Pages for wrk: whoever comes reads the website's page of the event and what the page reads about the event.
-- Arguments: event, epoch milliseconds of the start, length of the window in ms, people a second, number of connections.

function init(arguments)
  open_window(tonumber(arguments[2]), tonumber(arguments[3]), 2 * tonumber(arguments[4]))
  connections = tonumber(arguments[5])
  local tail = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nAccept-Encoding: gzip\r\n\r\n"
  parts = {
    "GET /events/" .. arguments[1] .. tail,
    "GET /api/v1/events/" .. arguments[1] .. tail,
  }
  answers = {}
end

function request()
  return parts[1 + next_number() % 2]
end

function delay()
  return wait_for_turn(connections, 0)
end

function response(status)
  answered = answered + 1
  answers[status] = (answers[status] or 0) + 1
  last_answer = now()
end

function done(summary, latency)
  print("RESULT " .. result(summary, latency))
end
