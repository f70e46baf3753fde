namespace ProxyGuard.Cli.Wording.Chinese.Engine;

/// <summary>Faults of GOPROXY, the lists of proxies, GOSUMDB and <c>ca-file</c>: <c>Core/Proxies</c>, <c>Core/Probing</c>.</summary>
internal static class ChineseProxySettings
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["{0} {1}"] = "{0}{1}",
        ["{0}, and no pattern says which are private {1}"] = "{0}，而没有模式说明哪些模块是私有的{1}",
        ["GOPROXY list is not the empty string, but contains no entries"] = "GOPROXY 列表不是空字符串，却没有任何元素",
        ["(allowed: 'never'; or patterns in 'private' or GOPRIVATE; or the proxy named in 'proxies', if it is public)"] =
            "（允许：'never'；或在 'private' 或 GOPRIVATE 中给出模式；如果该代理是公共的，也可将它列入 'proxies'）",
        ["{0} (allowed: https://…, http://…, file:///…, direct, off)"] = "{0}（允许：https://…、http://…、file:///…、direct、off）",
        ["(allowed: off, sum.golang.org, NAME+HASH+KEY, each of the latter two with a space and a URL after it)"] =
            "（允许：off、sum.golang.org、NAME+HASH+KEY；后两者之后可加空格和 URL）",
        ["(allowed: one of the two; unset GOPROXY, or give no candidates)"] = "（允许：二者之一；取消 GOPROXY，或不给出候选代理）",
        ["{0} also stands in private-proxies (allowed: in one of the two)"] = "{0} 也出现在 private-proxies 中（允许：只在其中之一）",
        ["{0} candidates in all (allowed: at most {1})"] = "共有 {0} 个候选代理（允许：至多 {1} 个）",
        ["'direct: last' after the private proxy {0} takes what it does not have to the modules' origins"] =
            "私有代理 {0} 之后的 'direct: last' 会使它没有的内容转向模块的源站请求",
        ["element {0} \"{1}\": {2}"] = "第 {0} 个元素 \"{1}\"：{2}",
        ["first path segment in URL cannot contain colon"] = "URL 的第一个路径段不能含有冒号",
        ["'|' has no place here, the separators are chosen (allowed: URLs with ',' between)"] =
            "此处不能用 '|'，分隔符由程序选定（允许：以 ',' 分隔的 URL）",
        ["{0} holds credentials (allowed: only in GOPROXY itself; or use a netrc file)"] =
            "{0} 含有凭据（允许：仅在 GOPROXY 自身之中；或使用 netrc 文件）",
        ["holds no certificate that can be read (allowed: a PEM file with certificates)"] = "不含可读取的证书（允许：含有证书的 PEM 文件）",
        ["invalid GOSUMDB URL"] = "GOSUMDB 中的 URL 无效",
        ["invalid IP-literal"] = "方括号中的 IP 地址无效",
        ["invalid URL escape"] = "URL 中的转义无效",
        ["invalid character in host name"] = "主机名中有无效字符",
        ["invalid control character in URL"] = "URL 中有控制字符",
        ["invalid file:// proxy URL with non-path elements"] = "file:// 代理 URL 无效：含有路径以外的部分",
        ["invalid port after host"] = "主机名之后的端口无效",
        ["invalid proxy URL missing scheme"] = "代理 URL 无效：缺少协议",
        ["invalid proxy URL scheme (must be https, http, file)"] = "代理 URL 的协议无效（必须是 https、http 或 file）",
        ["invalid sumdb name (must be host[/path])"] = "校验和数据库的名称无效（必须是 host[/path]）",
        ["invalid userinfo"] = "URL 中的用户信息无效",
        ["'{0}' is given while GOPROXY=off is in force, which forbids to ask anybody {1}"] =
            "给出了 '{0}'，而当前生效的 GOPROXY=off 禁止询问任何一方{1}",
        ["'{0}' is no proxy (allowed: URLs; for the chain's end there is the option 'direct')"] =
            "'{0}' 不是代理（允许：URL；代理链的结尾由选项 'direct' 决定）",
        ["malformed verifier id"] = "验证密钥格式有误",
        ["{0} matches every host and would keep all modules from the checksum database (allowed: patterns that name a host)"] =
            "{0} 匹配所有主机，会使所有模块都绕过校验和数据库（允许：指明主机的模式）",
        ["missing ']' in host"] = "主机名中缺少 ']'",
        ["missing GOSUMDB"] = "缺少 GOSUMDB 的值",
        ["missing protocol scheme"] = "缺少协议",
        ["too many fields"] = "字段过多",
    };
}
