using System.Text.Json;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>
/// Documents as a real browser's own reader of XML understands them: all of them are well formed, and nothing of them runs.
/// </summary>
internal static class ReadXml
{
    public static async Task<IReadOnlyList<JsonElement>> InBrowserAsync(IReadOnlyList<string> documents)
    {
        using var files = new TempDirectory();
        await File.WriteAllTextAsync(files["plan.json"], JsonSerializer.Serialize(documents), TestContext.Current.CancellationToken);
        var views = await BrowserScript.RunAsync("parse.cjs", files["plan.json"]);
        JsonElement[] seen = [.. views.Single().EnumerateArray()];
        Assert.Equal(documents.Count, seen.Length);
        Assert.All(seen.Zip(documents), pair =>
        {
            Assert.True(pair.First.GetProperty("fault").GetString() == "", $"{pair.First.GetProperty("fault")} in {pair.Second}");
            Assert.True(pair.First.GetProperty("ran").GetInt32() == 0, $"an attack ran: {pair.Second}");
        });
        return seen;
    }
}
