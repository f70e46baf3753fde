using ProxyGuard.EndToEnd.Tests.Service;

namespace ProxyGuard.EndToEnd.Tests.Browser;

public sealed class SignInPageTests
{
    private const string Page = "/r/github.com~acme~widgets?days=14";

    [Fact]
    public async Task A_person_signs_in_and_out_by_keyboard_with_and_without_script()
    {
        await using var service = await ServiceProgram.StartAsync(SeededRuns.Settings);
        await new SeededRuns(service).PostAsync();
        var token = await service.AddTokenAsync(SeededRuns.Repository, "read");

        var views = await BrowserScript.RunAsync("sign-in.cjs", service.Url + Page, token, BrowserScript.Pictures);

        Assert.Equal(4, views.Count);
        foreach (var view in views)
        {
            string Text(string name) => view.GetProperty(name).GetString()!;
            var form = service.Url + "/sign-in?return=" + Uri.EscapeDataString(Page);
            Assert.Equal((form, service.Url + Page, form), (Text("closed"), Text("opened"), Text("left")));
            Assert.Contains("unknown, revoked or incomplete", Text("refused"), StringComparison.Ordinal);
            Assert.Contains("goproxy.example", Text("text"), StringComparison.Ordinal);
            Assert.Equal(["proxyguard true Lax"], BrowserScript.Texts(view, "cookies"));
            Assert.Equal("", Text("scripts"));
            Assert.Empty(BrowserScript.Texts(view, "violations"));
            Assert.Empty(BrowserScript.Texts(view, "complaints"));
            Assert.Equal(0, view.GetProperty("overflow").GetInt32());
            Assert.All(BrowserScript.Texts(view, "requests"), address =>
            {
                Assert.StartsWith(service.Url, address, StringComparison.Ordinal);
                Assert.DoesNotContain(token, address, StringComparison.Ordinal);
            });
        }
        Assert.DoesNotContain(token, service.Log, StringComparison.Ordinal);
    }
}
