using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class IncidentOptionsTests
{
    [Fact]
    public void What_is_set_out_of_the_box_is_valid() => Assert.Empty(Faults(new IncidentOptions()));

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Faults(new IncidentOptions
        {
            FailingRuns = 1,
            FailingShare = double.NaN,
            ServedHours = 0,
            QuietAfter = TimeSpan.FromMinutes(59),
            ManyRepositories = 1,
            Keep = TimeSpan.FromDays(30),
            Runbooks = "javascript:alert(1)",
        });

        Assert.Equal(7, faults.Count);
        Assert.Equal("Incidents:FailingRuns is 1: it must be from 2 to 1000", faults[0]);
    }

    [Theory]
    [InlineData("https://wiki.acme.example/runbooks", true)]
    [InlineData("http://wiki.acme.example/a/b.md", true)]
    [InlineData("https://user:word@wiki.acme.example/", false)]
    [InlineData("https://wiki.acme.example/?page=1", false)]
    [InlineData("https://wiki.acme.example/#top", false)]
    [InlineData("//wiki.acme.example", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://wiki.acme.example/a>b", false)]
    [InlineData("https://wiki.acme.example/a b", false)]
    [InlineData("", false)]
    public void A_runbook_is_an_address_that_can_be_linked_to(string address, bool isFine) =>
        Assert.Equal(isFine, Faults(new IncidentOptions { Runbooks = address }).Count == 0);

    private static IReadOnlyList<string> Faults(IncidentOptions options) =>
        [.. new IncidentOptionsValidator().Validate(null, options).Failures ?? []];
}
