using ProxyGuard.Core.Diagnosing;

namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishDoctorWording : DoctorWording
{
    public override string NoCause =>
        "No cause was found in this log: nothing in it is known to come from a module proxy, from go, or from a test.";

    public override string WhatIsLookedFor(string page) => $"What is looked for: {page}";

    public override string Cause(string code, string what, bool isProxys) =>
        $"{code}: {what}{(isProxys ? "" : " Not the proxy's fault.")}";

    public override string Asked(string host) => $"Asked: {host}";

    public override string Module(string path) => $"Module: {path}";

    public override string Line(long line, string evidence) => $"Line {line}: {evidence}";

    public override string WhatToDo(string advice) => $"What to do: {advice}";

    public override string More(string page) => $"More: {page}";

    public override string LogUnreadable(string log) => $"The log {log} cannot be read.";

    public override string What(BuildFault fault) => EnglishAdvice.For(fault).What;

    public override string Advice(BuildFault fault) => EnglishAdvice.For(fault).WhatToDo;
}
