using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Reports;

public sealed class ReportIdsTests
{
    [Theory]
    [InlineData('a', 185, true)]
    [InlineData('a', 186, false)]
    [InlineData('漢', 48, true)]
    [InlineData('漢', 49, false)]
    public void An_id_fits_into_a_report_and_into_a_key(char letter, int count, bool isGood)
    {
        var id = "git.example/ac/" + new string(letter, count);

        Assert.Equal(isGood, ReportIds.IsRepository(id));
        Assert.Equal(isGood, ReportIds.IsProxy(id));
    }
}
