namespace ProxyGuard.Service.Reports;

/// <summary>Where what a page shows is as data.</summary>
/// <param name="Json">The address of the JSON.</param>
internal sealed record DataLinks(string Json)
{
    public string Csv => $"{Json}{(Json.Contains('?') ? '&' : '?')}format=csv";
}
