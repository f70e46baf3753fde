namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChinesePullRequestWording : PullRequestWording
{
    public override string NotCommented(string why) => $"未在拉取请求上发表评论：{why}。";

    public override string NothingToSay => "没有需要说明的内容";

    public override string NoRunBegan => "此工作流不是由某次运行触发的（其事件必须是 workflow_run）";

    public override string NotAboutPullRequest => "该次运行与拉取请求无关";

    public override string NoToken => "没有 comment-token";

    public override string NothingLeft(string path) => $"该次运行没有在 {path} 留下任何内容";

    public override string NoOpenPullRequest => "没有处于打开状态的拉取请求以该次运行的提交为最新提交";

    public override string ManyOpenPullRequests(int count) => $"有 {count} 个处于打开状态的拉取请求以该次运行的提交为最新提交";

    public override string NotInTime(string seconds) => $"未能在 {seconds} 秒内完成";

    public override string ListTooLate => "列表返回得太晚，无法断定问题已经结束";

    public override string IsNoReport(string file, string faults) => $"{file} 不是运行报告：{faults}";

    public override string CannotBeRead(string file) => $"无法读取 {file}";

    public override string MoreFaults(int count) => $"另有 {count} 处";
}
