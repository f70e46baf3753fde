using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Wording.Chinese;

/// <summary>What <see cref="OptionTable"/> says of each option, in Chinese. A test finds an option that is missing here.</summary>
internal static class ChineseOptions
{
    private const string None = "无";
    private const string AsGo = "与 go 相同";
    private const string UrlList = "以逗号分隔的 http、https 或 file URL";
    private const string Token = "可见的 ASCII 字符";
    private const string AsFlag = "以命令行标志给出时，机器上的其他人可以看到：宜用输入或变量。";

    public static OptionText Find(OptionDescriptor option)
    {
        var text = Of(option);
        return option.Values.Count > 0 ? text with { Allowed = option.Allowed } : text;
    }

    private static OptionText Of(OptionDescriptor option) => option.Name switch
    {
        "mode" => OneOf("guard", "要做什么：guard 设置 GOPROXY，probe 同样进行但不作任何设置，conclude 告知服务构建如何结束，"
            + "comment 在派生仓库（fork）的拉取请求上说明其运行的发现，doctor 说明失败构建的日志指向什么原因。"),
        "directory" => new("Go 模块所在之处：该处的 go.work 或 go.mod，否则为至多 4 层深的每个 go.mod。", "工作目录",
            "目录；作为输入或变量时每行一个"),
        "proxies" => new("公共候选代理，按优先顺序排列。", "当前生效的公共代理", UrlList),
        "private-proxies" => new("私有候选代理：始终在最前，从不重新排序，从不移除。", "当前生效的其他代理", UrlList),
        "private" => new("私有模块的模式，从不向任何公共代理请求这些模块。", "当前生效的 GOPRIVATE", "与 GOPRIVATE 相同的、以逗号分隔的模式"),
        "direct" => OneOf("生效值中有则为 last，否则为 never", "代理链是否以 direct 结尾。"),
        "when-none" => OneOf("keep", "没有代理可用时怎么办：保持环境不变、直接访问源站、使用本地模块缓存、使用 vendor，或使步骤失败。"
            + "可以看出行不通的，或无法看到的，不会设置。"),
        "budget" => new("一切都不超过的时限。", "5s", "时长，例如 500ms、5s 或 2m，从 200ms 到 2m"),
        "coverage" => OneOf("sample", "请求多少个模块：sample 请求少数几个，同一天内始终是这几个；full 请求构建列表中的每个模块版本，以时限允许为度。"),
        "ci" => OneOf("auto", "面向哪个 CI 系统。"),
        "lang" => OneOf("由 LC_ALL、LC_MESSAGES 或 LANG 决定，否则为 en", "对用户显示的全部文字所用的语言：英语或简体中文。"),
        "format" => OneOf("text", "在标准输出上打印什么。除 text 外都供程序使用；此时供人阅读的文字转到标准错误。"),
        "report-file" => new("将运行报告以 JSON 写入该处。", None, "可写入的文件"),
        "report-url" => new("接收运行报告的 ProxyGuard 服务。", None, "不含凭据的 http 或 https URL"),
        "report-token" => new("用于 report-url 的持有者令牌。" + AsFlag, None, Token + "；仅限 https 或回环地址"),
        "comment" => OneOf("on-failure", "是否在拉取请求上用一条评论说明出故障的代理；该评论会保持更新，并在问题结束时说明。"),
        "comment-token" => new("可以在拉取请求上发表评论的令牌。" + AsFlag,
            "变量 GITHUB_TOKEN，在 Azure Pipelines 中为 SYSTEM_ACCESSTOKEN", Token),
        "from" => new("用于 comment：此工作流所跟随的那次运行由 report-file 留下的内容。一律视为出自陌生人之手。", None,
            "运行报告，或含有若干报告的目录"),
        "job-status" => new("用于 conclude：作业如何结束。在 GitHub Actions 中为 ${{ job.status }}。", "AGENT_JOBSTATUS 或 CI_JOB_STATUS 的值",
            "success、failure、cancelled；failed、canceled；Succeeded、SucceededWithIssues、Failed、Canceled；"
            + "UNSTABLE、ABORTED、NOT_BUILT；不区分大小写"),
        "log" => new("用于 conclude 和 doctor：构建的日志，从中读出失败构建的原因。不会发送到任何地方。", None, "文件，或以 - 表示标准输入"),
        "run-key" => new("用于 conclude：此构建开始时的那次 guard 运行。", "guard 为后续步骤留下的值", "UUID（第 7 版）"),
        "ca-file" => new("要额外信任的根证书。", AsGo, "PEM 文件"),
        "netrc" => new("各主机的凭据。", AsGo, "netrc 文件"),
        "go-version" => new("代理链须适合的 go 版本。", "取自 go.mod", "Go 版本，例如 1.23 或 1.23.4"),
        "faults" => new("用于 explain：虚构的情形，说明 go 在其中会怎么做。", None, "JSON 文件，见 docs/explain.md"),
        "chain" => new("用于 explain：要解释的代理链。", "当前生效的；对于已保存的报告则为选定的", "GOPROXY 的值"),
        _ => new(option.Description, option.Default, option.Allowed),
    };

    private static OptionText OneOf(string byDefault, string description) => new(description, byDefault, "");
}
