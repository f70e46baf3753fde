using ProxyGuard.Core.Diagnosing;

namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseDoctorWording : DoctorWording
{
    public override string NoCause => "在此日志中未找到原因：其中没有任何已知出自模块代理、go 或测试的内容。";

    public override string WhatIsLookedFor(string page) => $"查找的内容见：{page}";

    public override string Cause(string code, string what, bool isProxys) => $"{code}：{what}{(isProxys ? "" : "问题不在代理。")}";

    public override string Asked(string host) => $"询问的是：{host}";

    public override string Module(string path) => $"模块：{path}";

    public override string Line(long line, string evidence) => $"第 {line} 行：{evidence}";

    public override string WhatToDo(string advice) => $"该怎么办：{advice}";

    public override string More(string page) => $"更多：{page}";

    public override string LogUnreadable(string log) => $"无法读取日志 {log}。";

    public override string What(BuildFault fault) => ChineseAdvice.For(fault).What;

    public override string Advice(BuildFault fault) => ChineseAdvice.For(fault).WhatToDo;
}
