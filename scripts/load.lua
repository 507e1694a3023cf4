-- Requests of scripts/load, which wrk sends: `submit BODY RUN PATH` files applications, `act RUN FIRST LAST COOKIES` takes cases from step to step.
local threads = 0
function setup(thread)
    thread:set("id", threads)
    threads = threads + 1
end

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

local sent, wait
function init(arguments)
    -- wrk asks the first thread once more than it sends.
    sent = id == 0 and -1 or 0
    kind, run = arguments[1], arguments[2]
    wait = tonumber(arguments[3])
    if kind == "submit" then
        path, body = arguments[4], read(arguments[5])
    else
        prefix, first, count, total = arguments[4], tonumber(arguments[5]), tonumber(arguments[6]), tonumber(arguments[7])
        steps = {}
        for line in read(arguments[8]):gmatch("[^\n]+") do
            local step, cookie, token = line:match("^(%S+)\t([^\t]+)\t(%S+)$")
            steps[#steps + 1] = { step = step, cookie = cookie, token = token }
        end
    end
end

-- In milliseconds.
function delay() return wait end

function request()
    sent = sent + 1
    local headers = { ["Content-Type"] = "application/json", ["Idempotency-Key"] = string.format("%s-%02d-%012d", run, id, sent) }
    if kind == "submit" then return wrk.format("POST", path, headers, body) end
    -- All cases take a step before any takes the next: two acts of one case are never under way at once.
    local place = (sent - 1) * total + id
    local step = steps[math.floor(place / count) % #steps + 1]
    headers["Cookie"], headers["X-CSRF-Token"] = step.cookie, step.token
    local number = string.format("%s%06d", prefix, first + place % count)
    return wrk.format(
        "POST", "/api/v1/cases/" .. number .. "/acts", headers, '{"step":"' .. step.step .. '","action":"lanjut"}')
end

-- What was refused, said once for each thread.
if os.getenv("MPP_LOAD_TELL") then
    local told = false
    function response(status, headers, body)
        if status >= 300 and not told then
            told = true
            io.stderr:write(status, " ", body, "\n")
        end
    end
end
