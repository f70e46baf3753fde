using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseOptionWording : OptionWording
{
    public override string HelpAllowed(string allowed, bool isRepeatable) => $"允许：{allowed}{(isRepeatable ? "（可重复）" : "")}。";

    public override string HelpDefault(string byDefault) => $"默认：{byDefault}";

    public override string Command => "命令";

    public override string CommandLine => "命令行";

    public override string Input(string name, string variable) => $"输入 {name}（{variable}）";

    public override string Variable(string name) => $"变量 {name}";

    public override string Both(string one, string other) => $"{one} 和 {other}";

    public override string Allowed(string what, string allowed) => $"{what}；允许：{allowed}";

    public override string NoValue(string flag) => $"选项 {flag} 缺少值";

    public override string NoSuchOption(string suggestion) => $"没有这个选项{suggestion}";

    public override string DidYouMean(string word) => $"（是否想写 {word}？）";

    public override string UnexpectedArgument(string argument, string suggestion) => $"多余的参数 {argument}{suggestion}";

    public override string IsMissing => "缺失";

    public override string IsEmpty => "为空";

    public override string IsGivenTimes(int count) => $"给出了 {count} 次";

    public override string Once => "一次";

    public override string OneOfThem => "二者之一";

    public override string NotAllowed(string value, string suggestion) => $"{value} 不被允许{suggestion}";

    public override string NoDirectory(string value) => $"{value} 不是可读取的目录";

    public override string NoFile(string value) => $"{value} 不是可读取的文件";

    public override string NoProxy(string value) => $"{value} 未指明任何代理";

    public override string NoGoVersion(string value) => $"{value} 不是 Go 版本";

    public override string NoRunKey(string value) => $"{value} 不是运行标识";

    public override string CannotBeWritten(string value, string why) => $"无法写入 {value}：{why}";

    public override string IsDirectory => "它是目录";

    public override string DirectoryMissing => "其所在目录不存在";

    public override string AccessRefused => "访问被拒绝";

    public override string WriteFailed(string fault) => $"无法写入（{fault}）";

    public override string NoTokenCharacter(string value) => $"{value} 含有令牌中不可能出现的字符";

    public override string AnotherLog => "指定的日志与命令中的不同";

    public override string CommentOnGitHubOnly => "仅适用于 GitHub Actions，且须在由 workflow_run 触发的工作流中";

    public override string NeverAndDirect => "never 与 direct 相互矛盾";

    public override string TokenWithoutAddress => "没有服务地址，令牌就毫无用处";

    public override string TokenUnencrypted => "令牌会以明文传输：请使用 https 地址";

    public override string ForOnly(string commands) => $"仅用于 {commands}";

    public override string NearMiss(string variable, string meant) => $"变量 {variable} 不是选项；是否想写 {meant}？";

    public override string HelpStart => """
        ProxyGuard 在模块代理出故障时让 Go 构建保持成功，并能证明是谁的问题。

        用法：proxyguard [guard|probe|conclude|comment|doctor|explain] [选项]

          guard      探测各模块代理，作出选择，并为后续步骤设置 GOPROXY。不写命令时也是如此。
          probe      同上，但不作任何设置。
          conclude   用于最后一步：告知服务构建如何结束，以及日志表明的失败原因。
          comment    用于跟随派生仓库（fork）运行的工作流：在拉取请求上说明那次运行的发现。
          doctor     说明失败构建的日志指向什么原因以及该怎么办：doctor build.log，或用 doctor - 读取标准输入。
          explain    进行探测，并说明每个模块由哪个代理提供、代理链弱在何处。给出已保存的运行报告
                     （explain run.json）或虚构的情形（--faults FILE）时，不询问任何一方。
          --help     显示本帮助。
          --version  显示版本。

        选项。每个选项同时也是同名的操作输入和变量：--when-none 即 PROXYGUARD_WHEN_NONE。
        命令行标志优先于输入，输入优先于变量。


        """;

    public override string HelpEnd => """

        退出码：0 正常（无需下载时也是），1 没有代理可用且 when-none 为 fail，
        2 选项有误或模块文件格式有误，3 已取消，4 ProxyGuard 自身出错（在 CI 系统中为 0）。

        """;

    public override OptionText Of(OptionDescriptor option) => ChineseOptions.Find(option);
}
