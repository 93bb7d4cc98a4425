#include "relay/pages/script.h"

namespace inglenook::relay {

// m: what the page is for: auto (look, confirm, say so), ask (the same, but go on asking for a press), done, retry.
// v, k: milliseconds and frames seen. A press in the first second waits until a person could have made it.
const std::string_view answerScript =
    R"((function(){var d=document,f=d.forms[0],s=d.getElementById("s"),h=d.querySelector("h1"),x=s.dataset,m=x.m,)"
    R"(b=performance.now(),v=0,k=0,p=0;)"
    R"(function say(t){if(t&&s.textContent!=t)s.textContent=t})"
    R"(function mark(){f.p.value=Math.round(v);f.k.value=k})"
    R"(function send(){fetch(location.pathname,{method:"POST",keepalive:true,)"
    R"(headers:{"Content-Type":"application/x-www-form-urlencoded"},)"
    R"(body:"auto=1&g=0&n="+f.n.value+"&p="+Math.round(v)+"&k="+k}).then(function(r){)"
    R"(if(r.ok){if(m=="auto"){say(x.saved);h.textContent=x.thanks}}else if(r.status>499)throw 0;else say(x.press)}))"
    R"(.catch(function(){if(performance.now()-b<6e4){say(x.again);setTimeout(send,5e3)}else say(x.failed)})})"
    R"(function tick(t){if(d.visibilityState=="visible"&&d.hasFocus()&&!d.prerendering){)"
    R"(if(p){v+=Math.min(100,t-p);k++}p=t}else p=0;)"
    R"(if(v>=1200&&k>=20)send();else requestAnimationFrame(tick)})"
    R"(if(m=="retry"){setTimeout(function(){f.submit()},5e3);return})"
    R"(f.g.value="0";)"
    R"(f.addEventListener("click",function(e){var u=e.target.closest("button"),w,i;if(!u)return;)"
    R"(f.g.value=e.isTrusted?"1":"0";mark();w=1100-performance.now()+b;)"
    R"(if(e.isTrusted&&w>0){e.preventDefault();i=d.createElement("input");i.type="hidden";i.name=u.name;i.value=u.value;)"
    R"(f.append(i);setTimeout(function(){mark();f.submit()},w)}});)"
    R"(if(m=="auto")say(x.saving);)"
    R"(if(m!="done")requestAnimationFrame(tick)})())";

} // namespace inglenook::relay
