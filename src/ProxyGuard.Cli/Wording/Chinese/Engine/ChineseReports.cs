namespace ProxyGuard.Cli.Wording.Chinese.Engine;

/// <summary>Faults of run reports: <c>Core/Reports</c>, <c>Core/Outcomes</c>, <c>Comments/ForeignReport</c>.</summary>
internal static class ChineseReports
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["has {0} more faults"] = "另有 {0} 处错误",
        ["is missing: {0}"] = "缺失：{0}",
        [" (line {0}, byte {1})"] = "（第 {0} 行，第 {1} 字节）",
        ["must be 1.x"] = "必须是 1.x",
        ["must be JSON with no key twice and at most {0} levels{1}"] = "必须是键不重复且至多 {0} 层的 JSON{1}",
        ["must be UTF-8"] = "必须是 UTF-8",
        ["must be a JSON object"] = "必须是 JSON 对象",
        ["must be a UUIDv7, such as 019aa2f0-6c00-7000-8000-000000000001"] =
            "必须是 UUIDv7，例如 019aa2f0-6c00-7000-8000-000000000001",
        ["must be a list of at most {0}"] = "必须是至多 {0} 项的列表",
        ["must be a number from 0 to {0}"] = "必须是 0 到 {0} 的数",
        ["must be a text of 1 to {0} characters"] = "必须是 1 到 {0} 个字符的文本",
        ["must be a text of at most {0} characters"] = "必须是至多 {0} 个字符的文本",
        ["must be a time such as 2026-11-21T09:00:00Z, from 2020 to 2100"] =
            "必须是形如 2026-11-21T09:00:00Z 的时间，从 2020 年到 2100 年",
        ["must be a value of GOPROXY"] = "必须是 GOPROXY 的值",
        ["must be a whole number from {0} to {1}"] = "必须是 {0} 到 {1} 的整数",
        ["must be an http or https address without credentials"] = "必须是不含凭据的 http 或 https 地址",
        ["must be an object"] = "必须是对象",
        ["must be at most {0} bytes"] = "不得超过 {0} 字节",
        ["must be given"] = "必须给出",
        ["must be given only with failure"] = "只能与 failure 一同给出",
        ["must be lower-case host/path, such as github.com/acme/widgets, at most {0} bytes"] =
            "必须是小写的 host/path，例如 github.com/acme/widgets，至多 {0} 字节",
        ["must be lower-case host[:port]/path without credentials, or file:/path, at most {0} bytes"] =
            "必须是小写且不含凭据的 host[:port]/path，或 file:/path，至多 {0} 字节",
        ["must be one of {0}"] = "必须是以下之一：{0}",
        ["must be the id of a proxy that go could ask"] = "必须是 go 可以访问的代理的标识",
        ["must be true or false"] = "必须是 true 或 false",
        ["must have keys that are Unicode text"] = "键必须是 Unicode 文本",
        ["must not name an id twice"] = "不得重复同一标识",
    };
}
