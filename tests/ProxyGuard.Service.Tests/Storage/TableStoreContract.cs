using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Storage;

/// <summary>What every engine must do alike. Each runs these tests on stores of its own.</summary>
public abstract class TableStoreContract
{
    private static readonly byte[] One = [1];

    /// <summary>Characters that some layer between here and a table may take for its own: of addresses, filters, JSON, multipart.</summary>
    private static readonly string OddCharacters =
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("/\\#?")) + "\u00A0é߀中\uFF41\uFFFD";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store that nobody else uses.</summary>
    private protected abstract Task<ITableStore> OpenAsync();

    [Fact]
    public async Task Rows_of_a_range_come_in_order_and_up_to_a_limit()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", Insert("b"), Insert("a!2F"), Insert("a|2"), Insert("a"), Insert("c"));
        await CommitAsync(store, "other", Insert("a|1"));

        Assert.Equal(["a", "a!2F", "a|2", "b"], await KeysAsync(store, "p", new KeyRange("a", "c")));
        Assert.Equal(["a|2"], await KeysAsync(store, "p", KeyRange.StartingWith("a|")));
        Assert.Equal(["a"], await KeysAsync(store, "p", KeyRange.Only("a")));
        Assert.Equal(["a!2F", "a|2", "b", "c"], await KeysAsync(store, "p", KeyRange.All.After("a")));
        Assert.Equal(["a", "a!2F"], await KeysAsync(store, "p", new KeyRange("a", "c"), 2));
        Assert.Empty(await KeysAsync(store, "p", new KeyRange("a", "a")));
        Assert.Empty(await KeysAsync(store, "p", KeyRange.Only("a|")));
        Assert.Empty(await KeysAsync(store, "none", KeyRange.All));
    }

    [Fact]
    public async Task More_rows_than_an_answer_holds_are_read_to_the_end()
    {
        var store = await OpenAsync();
        var keys = Enumerable.Range(0, 2345).Select(number => $"{number:D5}").ToList();
        foreach (var batch in keys.Chunk(TableLimits.BatchRows))
            await TakeAsync(store, "p", [.. batch.Select(Insert)]);

        Assert.Equal(keys, await KeysAsync(store, "p", KeyRange.All));
        Assert.Equal(keys[..1001], await KeysAsync(store, "p", KeyRange.All, 1001));
        Assert.Equal(keys[..1000], await KeysAsync(store, "p", KeyRange.All, 1000));
        Assert.Equal(keys[1200..], await KeysAsync(store, "p", KeyRange.All.After(keys[1199])));
        Assert.Equal(keys[7..2007], await KeysAsync(store, "p", new KeyRange(keys[7], keys[2007])));
    }

    [Fact]
    public async Task A_batch_whose_condition_fails_writes_nothing()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", Insert("old"), Insert("other"));
        var stale = (await RowAsync(store, "old")).ETag;
        await CommitAsync(store, "p", new RowWrite("old", One, null));
        RowWrite[] failing =
        [
            Insert("old"),
            new("old", One, stale),
            new("old", null, stale),
            new("missing", One, stale),
            new("missing", null, stale),
            new("missing", null, null),
        ];

        foreach (var write in failing)
        {
            Assert.Equal(CommitResult.Conflict, await CommitAsync(store, "p", write));
            RowWrite[] batch = [Insert("new"), new("other", null, null), write, Insert("newer")];
            Assert.Equal(CommitResult.Conflict, await CommitAsync(store, "p", batch));
        }

        Assert.Equal(["old", "other"], await KeysAsync(store, "p", KeyRange.All));
    }

    [Fact]
    public async Task An_etag_lets_one_of_two_writers_through_and_changes_with_every_write()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", Insert("row"));
        var read = await RowAsync(store, "row");

        await TakeAsync(store, "p", RowWrite.Over(read, "row", [2]));
        Assert.Equal(CommitResult.Conflict, await CommitAsync(store, "p", RowWrite.Over(read, "row", [3])));

        var seen = new HashSet<string> { read.ETag };
        for (var write = 0; write < 20; write++)
        {
            Assert.True(seen.Add((await RowAsync(store, "row")).ETag));
            await CommitAsync(store, "p", new RowWrite("row", [2], null));
        }
        Assert.Equal([2], (await RowAsync(store, "row")).Value);
    }

    [Fact]
    public async Task An_etag_of_a_row_that_was_removed_and_made_again_does_not_hold()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", Insert("row"));
        var read = await RowAsync(store, "row");
        await CommitAsync(store, "p", new RowWrite("row", null, read.ETag));
        await CommitAsync(store, "p", Insert("row"));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(store, "p", RowWrite.Over(read, "row", [2])));
    }

    [Fact]
    public async Task Writes_without_condition_insert_replace_and_delete()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", new RowWrite("row", [1, 2, 3], null));
        await CommitAsync(store, "p", new RowWrite("row", [2], null));
        Assert.Equal([2], (await RowAsync(store, "row")).Value);

        await TakeAsync(store, "p", new RowWrite("row", null, null));
        Assert.Empty(await KeysAsync(store, "p", KeyRange.All));
    }

    [Fact]
    public async Task Concurrent_increments_lose_nothing()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", new("a", [0], null), new("b", [0], null));

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => IncrementAsync(store), Token)));

        Assert.Equal([24, 24], (await store.ReadAsync("p", KeyRange.All, 10, Token)).Select(row => (int)row.Value[0]));
    }

    [Fact]
    public async Task Odd_characters_in_keys_are_kept_found_changed_and_removed()
    {
        var store = await OpenAsync();
        foreach (var part in (string[])["{0}", "{0}{0}", "x{0}y", "%27{0}"])
        {
            // Azurite (not Azure) cuts the address of a key that begins with a comma at the wrong place.
            var keys = OddCharacters.Select(odd => part.Replace("{0}", $"{odd}", StringComparison.Ordinal)).ToList();
            keys.RemoveAll(key => key[0] == ',');
            foreach (var batch in keys.Chunk(TableLimits.BatchRows))
                await TakeAsync(store, "p", [.. batch.Select(Insert)]);

            var rows = await store.ReadAsync("p", KeyRange.All, 1000, Token);
            Assert.Equal(keys.Order(StringComparer.Ordinal), rows.Select(row => row.Key));
            foreach (var (row, index) in rows.Select((row, index) => (row, index)))
            {
                Assert.Equal([row.Key], await KeysAsync(store, "p", KeyRange.Only(row.Key)));
                var next = rows.Skip(index + 1).Take(1).Select(next => next.Key);
                Assert.Equal(next, await KeysAsync(store, "p", KeyRange.All.After(row.Key), 1));
            }

            foreach (var batch in rows.Chunk(TableLimits.BatchRows))
                await TakeAsync(store, "p", [.. batch.Select(row => RowWrite.Over(row, row.Key, [7]))]);
            rows = await store.ReadAsync("p", KeyRange.All, 1000, Token);
            Assert.All(rows, row => Assert.Equal([7], row.Value));
            foreach (var batch in rows.Chunk(TableLimits.BatchRows))
                await TakeAsync(store, "p", [.. batch.Select(row => new RowWrite(row.Key, null, row.ETag))]);
            Assert.Empty(await KeysAsync(store, "p", KeyRange.All));
        }
    }

    [Fact]
    public async Task Odd_characters_in_partitions_keep_them_apart()
    {
        var store = await OpenAsync();
        foreach (var odd in OddCharacters)
            await TakeAsync(store, $"r|{odd}", Insert($"{odd}"), new RowWrite("row", [(byte)odd], null));

        foreach (var odd in OddCharacters)
        {
            var rows = await store.ReadAsync($"r|{odd}", KeyRange.All, 10, Token);
            Assert.Equal([(byte)odd], rows.Single(row => row.Key == "row").Value);
            Assert.Equal(2, rows.Count);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(TableLimits.PropertyBytes - 1)]
    [InlineData(TableLimits.PropertyBytes)]
    [InlineData(TableLimits.PropertyBytes + 1)]
    [InlineData(TableLimits.ValueBytes)]
    public async Task A_value_comes_back_as_it_was_written(int length)
    {
        var store = await OpenAsync();
        var value = new byte[length];
        new Random(length).NextBytes(value);

        await TakeAsync(store, "p", new RowWrite("row", value, RowWrite.Absent));
        Assert.Equal(value, (await RowAsync(store, "row")).Value);

        // A shorter value leaves nothing of a longer one behind.
        await CommitAsync(store, "p", new RowWrite("row", One, null));
        Assert.Equal(One, (await RowAsync(store, "row")).Value);
    }

    [Fact]
    public async Task What_is_just_within_the_limits_is_taken()
    {
        var store = await OpenAsync();
        var longest = new string('é', TableLimits.KeyCharacters);
        var rows = Enumerable.Range(0, TableLimits.BatchRows).Select(number => Insert($"{longest[3..]}{number:D3}")).ToArray();

        await TakeAsync(store, longest, rows);
        Assert.Equal(TableLimits.BatchRows, (await KeysAsync(store, longest, KeyRange.All)).Count);

        var most = Enumerable.Range(0, 4).Select(number => new RowWrite($"{number}", new byte[TableLimits.ValueBytes], null)).ToArray();
        await TakeAsync(store, "p", most);
    }

    [Fact]
    public async Task What_is_beyond_the_limits_is_refused_before_anything_is_written()
    {
        var store = await OpenAsync();
        var tooLong = new string('k', TableLimits.KeyCharacters + 1);
        RowWrite[][] batches =
        [
            [],
            [.. Enumerable.Range(0, TableLimits.BatchRows + 1).Select(number => Insert($"{number}"))],
            [Insert("a"), Insert("a")],
            [Insert("")],
            [Insert(tooLong)],
            .. "/\\#?\0\t\r\n\u001F\u007F\u0085\u009F\uD83D\uFFFE\uFFFF".Select(bad => new[] { Insert($"a{bad}b") }),
            [new("a", null, RowWrite.Absent)],
            [new("a", new byte[TableLimits.ValueBytes + 1], null)],
            [.. Enumerable.Range(0, 5).Select(number => new RowWrite($"{number}", new byte[TableLimits.ValueBytes], null))],
        ];

        foreach (var batch in batches)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(store, "p", batch));
            if (batch.Length == 1) await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(store, "p", Insert("good"), batch[0]));
        }
        foreach (var partition in (string[])["", tooLong, "a/b"])
            await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(store, partition, Insert("good")));

        Assert.Empty(await KeysAsync(store, "p", KeyRange.All));
    }

    [Fact]
    public async Task A_caller_that_goes_away_leaves_a_whole_batch_or_none()
    {
        var store = await OpenAsync();
        var random = new Random(5);
        for (var batch = 0; batch < 30; batch++)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var writes = Enumerable.Range(0, 10).Select(number => new RowWrite($"{number}", [(byte)batch], null)).ToList();
            leaving.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * 8));
            try
            {
                await store.CommitAsync("p", writes, leaving.Token);
            }
            catch (OperationCanceledException)
            {
            }
            // A later read may already see what the batch that was left does at last: all rows of one batch in any case.
            var rows = await store.ReadAsync("p", KeyRange.All, 20, Token);
            Assert.True(rows.Select(row => row.Value[0]).Distinct().Count() <= 1, $"batch {batch}");
            Assert.True(rows.Count is 0 or 10, $"batch {batch}");
        }
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync("q", [Insert("a")], left.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync("q", KeyRange.All, 1, left.Token));
        Assert.Empty(await KeysAsync(store, "q", KeyRange.All));
    }

    [Fact]
    public async Task Preparing_again_keeps_what_is_there()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "p", Insert("row"));

        await store.PrepareAsync(Token);

        Assert.Equal(["row"], await KeysAsync(store, "p", KeyRange.All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_batches_end_as_in_a_sorted_dictionary(int seed)
    {
        var store = await OpenAsync();
        var model = new TableModel(seed);
        for (var step = 0; step < 60; step++)
        {
            var batch = model.DrawBatch();

            var expected = model.Apply(batch);
            var actual = await store.CommitAsync("p", batch, Token);

            Assert.True(expected == actual, $"seed {seed}, step {step}: {expected} was due, {actual} came\n{string.Join('\n', batch)}");
            model.Learn(await store.ReadAsync("p", KeyRange.All, 1000, Token));
            var (range, limit) = model.DrawRange();
            Assert.Equal(model.Keys(range, limit), await KeysAsync(store, "p", range, limit));
        }
    }

    [Fact]
    public async Task A_batch_that_conflicts_harms_none_that_waits_beside_it()
    {
        var store = await OpenAsync();
        await TakeAsync(store, "p", Insert("taken"));

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(index =>
            CommitAsync(store, "p", Insert($"new{index:D2}"), Insert(index % 2 == 0 ? $"other{index:D2}" : "taken"))));

        Assert.All(results.Index(), one => Assert.Equal(one.Index % 2 == 0, one.Item == CommitResult.Committed));
        Assert.Equal(
            Enumerable.Range(0, 20).Select(index => $"new{index * 2:D2}"), await KeysAsync(store, "p", KeyRange.StartingWith("new")));
    }

    private static RowWrite Insert(string key) => new(key, One, RowWrite.Absent);

    private static Task<CommitResult> CommitAsync(ITableStore store, string partition, params RowWrite[] writes) =>
        store.CommitAsync(partition, writes, Token);

    private static async Task TakeAsync(ITableStore store, string partition, params RowWrite[] writes) =>
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, partition, writes));

    private static async Task<IReadOnlyList<string>> KeysAsync(
        ITableStore store, string partition, KeyRange range, int limit = int.MaxValue) =>
        [.. (await store.ReadAsync(partition, range, limit, Token)).Select(row => row.Key)];

    private static async Task<TableRow> RowAsync(ITableStore store, string key) =>
        Assert.Single(await store.ReadAsync("p", KeyRange.Only(key), 1, Token));

    private static async Task IncrementAsync(ITableStore store)
    {
        CommitResult result;
        do
        {
            var rows = await store.ReadAsync("p", KeyRange.All, 10, Token);
            result = await CommitAsync(store, "p", [.. rows.Select(row => RowWrite.Over(row, row.Key, [(byte)(row.Value[0] + 1)]))]);
        }
        while (result == CommitResult.Conflict);
    }
}
