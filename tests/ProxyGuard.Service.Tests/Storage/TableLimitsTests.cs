using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;

namespace ProxyGuard.Service.Tests.Storage;

public sealed class TableLimitsTests
{
    // As long as an account's address gets: 24 characters of name in the longest of Azure's clouds, 63 of table.
    private static readonly string Table = $"https://{new string('a', 24)}.table.core.usgovcloudapi.net/{new string('t', 63)}";
    private const string Partition = "r|github.com~acme~widgets";
    private static readonly string ETag = $"W/\"datetime'{new string('2', 40)}'\"";

    [Theory]
    [InlineData('k')]
    [InlineData('\'')]
    [InlineData('"')]
    [InlineData('%')]
    [InlineData('é')]
    [InlineData('中')]
    [InlineData('\u2028')]
    [InlineData('\uFFFD')]
    public void No_write_costs_more_on_the_wire_than_is_reckoned(char odd)
    {
        var key = new string(odd, TableLimits.KeyCharacters);
        foreach (var length in (int[])[0, 1, 2, 3, 4, TableLimits.PropertyBytes, TableLimits.PropertyBytes + 1, TableLimits.ValueBytes])
        {
            foreach (var condition in (string?[])[null, RowWrite.Absent, ETag])
            {
                RowWrite[] writes = [.. Enumerable.Repeat(new RowWrite(key, new byte[length], condition), 3)];
                Assert.InRange(EntityBatch.Write(Table, key, writes).Length, 1, 3 * TableLimits.CostOf(key, key, length));
            }
        }
    }

    [Fact]
    public void The_greatest_batch_that_is_allowed_is_within_the_limit_of_the_service()
    {
        var random = new Random(7);
        for (var draw = 0; draw < 50; draw++)
        {
            List<RowWrite> writes = [];
            for (var next = Draw(random, 0); IsAllowed([.. writes, next]); next = Draw(random, writes.Count)) writes.Add(next);
            Assert.InRange(EntityBatch.Write(Table, Partition, writes).Length, 1, TableLimits.BatchBytes);
        }
    }

    private static RowWrite Draw(Random random, int number) =>
        new($"day|2026-11-21|{number}", new byte[random.Next(2) == 0 ? random.Next(3000) : random.Next(TableLimits.ValueBytes)], ETag);

    private static bool IsAllowed(IReadOnlyList<RowWrite> writes)
    {
        try
        {
            TableLimits.Check(Partition, writes);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
