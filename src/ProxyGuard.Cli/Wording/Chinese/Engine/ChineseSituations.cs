namespace ProxyGuard.Cli.Wording.Chinese.Engine;

/// <summary>Faults of fault maps, and why there is no answer to one: <c>Core/Explaining</c>, <c>Core/Resolving</c>.</summary>
internal static class ChineseSituations
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["{0}@{1} is a query, and what it finds depends on the versions there are"] = "{0}@{1} 是查询，其结果取决于现有的版本",
        ["GO111MODULE switches modules off"] = "GO111MODULE 关闭了模块",
        ["GOAUTH runs a command"] = "GOAUTH 会运行命令",
        ["GOFLAGS has -mod=vendor, which go list obeys"] = "GOFLAGS 含有 -mod=vendor，而 go list 会遵从它",
        ["GOFLAGS holds a flag that is not modelled"] = "GOFLAGS 含有模型未涵盖的标志",
        ["GOTOOLCHAIN holds something that is no toolchain"] = "GOTOOLCHAIN 的内容不是工具链",
        ["a list"] = "列表",
        ["a silent hop and a wrong hash: whichever go meets first"] = "有代理没有应答，同时有哈希不符：取决于 go 先遇到哪个",
        ["a text"] = "文本",
        ["an object"] = "对象",
        ["env.GOPROXY cannot be set: goproxy is the place for it"] = "不能设置 env.GOPROXY：请用 goproxy",
        ["env.{0} must be a text"] = "env.{0} 必须是文本",
        ["go {0} was never measured; known are {1} to {2}"] = "go {0} 从未实测；已知的是 {1} 到 {2}",
        ["go.mod requires versions, not queries"] = "go.mod 要求的是版本，而不是查询",
        ["goSum must be one of {0}"] = "goSum 必须是以下之一：{0}",
        ["goVersion must be a version of Go such as 1.27 or 1.27.4"] = "goVersion 必须是 Go 版本，例如 1.27 或 1.27.4",
        ["{0} has versions with and without +incompatible, and which is newest depends on a go.mod"] =
            "{0} 既有带 +incompatible 的版本也有不带的，哪个最新取决于 go.mod",
        ["hops: {0} is no hop; allowed: direct, or a URL as it stands in goproxy or GOSUMDB"] =
            "hops：{0} 不是代理；允许：direct，或 goproxy 或 GOSUMDB 中的 URL",
        ["hops: {0} must be a fault, or an object of them by endpoint"] = "hops：{0} 必须是故障，或按端点列出故障的对象",
        ["hops: {0} of {1} must be the name of a fault"] = "hops：{1} 的 {0} 必须是故障的名称",
        ["{0} is missing: it must be {1}"] = "缺少 {0}：必须是{1}",
        ["is no JSON: it must be an object as docs/explain.md shows it"] = "不是 JSON：必须是 docs/explain.md 所示的对象",
        ["\"{0}\" is no key of a fault map; allowed: {1}"] = "\"{0}\" 不是故障表的键；允许：{1}",
        ["{0} is no module path"] = "{0} 不是模块路径",
        ["{0} is served, and nothing is known about what is in it"] = "{0} 可以获得，但其内容无从得知",
        ["modules must name from 1 to {0} modules"] = "modules 必须列出 1 到 {0} 个模块",
        ["modules: {0} has no version, and a download needs one: PATH@VERSION"] = "modules：{0} 没有版本，而下载需要版本：PATH@VERSION",
        ["{0} must be one of {1}"] = "{0} 必须是以下之一：{1}",
        ["{0} must be true or false"] = "{0} 必须是 true 或 false",
        ["{0} must be {1}"] = "{0} 必须是{1}",
        ["{0} must hold texts"] = "{0} 的各项必须是文本",
        ["{0} of {1} is no endpoint; known are *, {2}"] = "{1} 的 {0} 不是端点；已知的有：*, {2}",
        ["{0} of {1} is no fault that is known"] = "{1} 的 {0} 不是已知的故障",
        ["\"{0}\" stands here twice"] = "\"{0}\" 在此处出现了两次",
        ["the checksum database"] = "校验和数据库",
        ["the fault {0} cannot be at {1}"] = "故障 {0} 不能用于 {1}",
        ["the hop {0} stands neither in goproxy nor in GOSUMDB"] = "代理 {0} 既不在 goproxy 中，也不在 GOSUMDB 中",
        ["the module's origin"] = "模块的源站",
        ["the toolchain that go.mod asks for is no toolchain"] = "go.mod 所要求的不是工具链",
        ["what is left of the go.mod of {0} is not known"] = "{0} 的 go.mod 还剩下什么，无从得知",
        ["what {0} answers when it is asked for {1} of {2} is not known"] = "{2} 的 {1} 会得到什么应答，无从得知（询问对象：{0}）",
        ["what {0} does is not modelled"] = "模型未涵盖 {0} 的作用",
        ["whether the module cache holds the checksum database's record of {0}@{1} is not known"] =
            "无从得知模块缓存中是否有校验和数据库对 {0}@{1} 的记录",
        ["which versions of {0} it names is not known"] = "无从得知它列出 {0} 的哪些版本",
        ["with GOTOOLCHAIN=path it depends on PATH"] = "GOTOOLCHAIN=path 时取决于 PATH",
    };
}
