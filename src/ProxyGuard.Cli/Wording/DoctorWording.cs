using ProxyGuard.Core.Diagnosing;

namespace ProxyGuard.Cli.Wording;

/// <summary>What broke a build, and what to do about it.</summary>
internal abstract class DoctorWording
{
    public abstract string NoCause { get; }

    public abstract string WhatIsLookedFor(string page);

    public abstract string Cause(string code, string what, bool isProxys);

    public abstract string Asked(string host);

    public abstract string Module(string path);

    public abstract string Line(long line, string evidence);

    public abstract string WhatToDo(string advice);

    public abstract string More(string page);

    public abstract string LogUnreadable(string log);

    public abstract string What(BuildFault fault);

    public abstract string Advice(BuildFault fault);
}
