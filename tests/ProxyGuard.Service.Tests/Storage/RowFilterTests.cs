using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;

namespace ProxyGuard.Service.Tests.Storage;

public sealed class RowFilterTests
{
    public static TheoryData<string, string> Filters => new()
    {
        { Of(KeyRange.All), "" },
        { Of(KeyRange.Only("o'k")), " and RowKey eq 'o''k'" },
        { Of(KeyRange.StartingWith("run|")), " and RowKey ge 'run|' and RowKey lt 'run}'" },
        { Of(KeyRange.StartingWith("run|").After("run|7")), " and RowKey gt 'run|7' and RowKey lt 'run}'" },
        { Of(KeyRange.All.After("a")), " and RowKey gt 'a'" },
        { Of(new KeyRange("a", KeyRange.Only("c").To)), " and RowKey ge 'a' and RowKey le 'c'" },
        { Of(new KeyRange("", "c")), " and RowKey lt 'c'" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_range_is_a_filter_without_control_characters(string filter, string expected) =>
        Assert.Equal("PartitionKey eq 'r|it''s'" + expected, filter);

    private static string Of(KeyRange range) => RowFilter.Of("r|it's", range);
}
