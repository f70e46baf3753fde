namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class FaultTests(FaultOracle oracle) : IClassFixture<FaultOracle>
{
    public static TheoryData<string, string, string, string> Cases =>
        new(FaultCase.All.Select(one => (one.Fault, one.Endpoint, one.Separator, one.Go)));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_real_go_meets_the_fault_as_the_sheet_says(string fault, string endpoint, string separator, string go)
    {
        var one = new FaultCase(fault, endpoint, separator, go);

        var (outcome, log) = await oracle.RunAsync(one);

        Assert.True(outcome == one.Expected, $"{one}\nexpected {one.Expected}, was {outcome}: {log}");
    }
}
