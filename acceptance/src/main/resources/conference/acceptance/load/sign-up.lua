-- Sign-ups for wrk: every one is another person with another Idempotency-Key, four answers and a consent.
-- Arguments: event, label of this run, epoch milliseconds of the start, length of the window in ms,
-- sign-ups a second (0: the next one as soon as the last is answered), pause in ms between two of one connection,
-- number of connections.
--
-- All connections are open before the start. After the window nothing new is sent; see clock.lua.

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
  open_window(tonumber(arguments[3]), tonumber(arguments[4]), tonumber(arguments[5]))
  pause, connections = tonumber(arguments[6]), tonumber(arguments[7])
  math.randomseed(starts + number * 7919)
  head = "POST /api/v1/events/" .. event .. "/registrations HTTP/1.1\r\n"
    .. "Host: " .. wrk.headers["Host"] .. "\r\n"
    .. "Origin: https://" .. wrk.headers["Host"] .. "\r\n"
    .. "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) bench\r\n"
    .. "Accept: application/json, application/problem+json\r\n"
    .. "Accept-Language: en-GB,en;q=0.9,de;q=0.8\r\n"
    .. "Content-Type: application/json\r\n"
    .. "Idempotency-Key: "
  answers, last_confirmed, come_again = {}, 0, 0
end

local function pick(list)
  return list[math.random(#list)]
end

local function random_uuid()
  local random = math.random
  return string.format("%04x%04x-%04x-4%03x-a%03x-%04x%04x%04x", random(0, 65535), random(0, 65535), random(0, 65535),
    random(0, 4095), random(0, 4095), random(0, 65535), random(0, 65535), random(0, 65535))
end

local function person(serial)
  return string.format('{"givenName":"%s","familyName":"%s","email":"%x.%s-%d-%d@Example.org","organisation":"University of %s",'
    .. '"ticketType":"%s","answers":{"meals":"%s","tracks":[%s],"first-time":%s,"wishes":"%s"},'
    .. '"consent":{"privacyNoticeVersion":1,"locale":"en"},"locale":"en","waitingList":true}',
    pick(GIVEN), pick(FAMILY), math.random(0, 1048575), label, number, serial, pick(FAMILY),
    pick(TICKETS), pick(MEALS), pick(TRACKS), math.random(2) == 1 and "true" or "false", pick(WISHES))
end

function request()
  local body = person(next_number())
  return head .. random_uuid() .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

-- Whoever was told that there is too much to do comes again after a second. Which connection that is does not matter, as
-- people are alike.
function delay()
  if come_again > 0 and (rate > 0 or now() < ends) then
    come_again = come_again - 1
    sent = sent + 1
    return 1000
  end
  return wait_for_turn(connections, pause)
end

-- What somebody was told: the state of a registration, or the code of a problem.
local function word(status, body)
  return string.match(body, status < 400 and '"state":"([a-z-]+)"' or '"code":"([a-z-]+)"') or "?"
end

function response(status, headers, body)
  answered = answered + 1
  local answer = status .. " " .. word(status, body)
  answers[answer] = (answers[answer] or 0) + 1
  last_answer = now()
  if answer == "201 confirmed" then last_confirmed = last_answer end
  if status == 503 then come_again = come_again + 1 end
end

function done(summary, latency)
  print("RESULT " .. result(summary, latency))
end
