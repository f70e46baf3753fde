namespace ProxyGuard.Service.Reports;

/// <summary>Where what a page shows is as data.</summary>
/// <param name="Json">The address of the JSON.</param>
/// <param name="AsOf">As of when it is, in a sentence; null where that is not known.</param>
internal sealed record DataLinks(string Json, PageSentence? AsOf = null)
{
    public string Csv => $"{Json}{(Json.Contains('?') ? '&' : '?')}format=csv";
}
