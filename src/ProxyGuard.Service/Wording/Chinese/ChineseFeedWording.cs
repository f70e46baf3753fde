namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseFeedWording : FeedWording
{
    public override string Incidents => "Go 模块代理的故障";

    public override string IncidentsOf(string repository) => $"{repository} 的 Go 模块代理的故障";

    public override string Entry(string severity, string title, string cause) => $"{severity}：{title}，{cause}";

    public override string Line(string name, string value) => $"{name}：{value}";
}
