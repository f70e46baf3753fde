namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishFeedWording : FeedWording
{
    public override string Incidents => "Incidents of Go module proxies";

    public override string IncidentsOf(string repository) => $"Incidents of the Go module proxies of {repository}";

    public override string Entry(string severity, string title, string cause) => $"{severity}: {title}, {cause}";

    public override string Line(string name, string value) => $"{name}: {value}";
}
