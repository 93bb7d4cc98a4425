-- POSTs the lines of a file, one after the other from the one that is named: path, space, body; with the headers that follow.
local requests, at = {}, 0

function init(arguments)
    local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
    for i = 3, #arguments do
        local name, value = arguments[i]:match("^(%S+): (.+)$")
        headers[name] = value
    end
    for line in io.lines(arguments[1]) do
        local path, body = line:match("^(%S+) (.+)$")
        requests[#requests + 1] = wrk.format("POST", path, headers, body)
    end
    at = tonumber(arguments[2])
end

function request()
    at = at + 1
    return requests[(at - 1) % #requests + 1]
end
