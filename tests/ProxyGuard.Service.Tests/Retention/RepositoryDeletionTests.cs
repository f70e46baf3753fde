using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Commands;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Retention;

public sealed class RepositoryDeletionTests : IDisposable
{
    private const string Repository = "github.com/acme/widgets";
    private const string Other = "github.com/acme/widgets2";
    private readonly ServiceFixture _service = new();
    private readonly RunsOf _runs = new(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ITableStore Store => _service.Services.GetRequiredService<ITableStore>();

    private Catalogue Catalogue => _service.Services.GetRequiredService<Catalogue>();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task All_of_it_goes_and_nothing_else_and_it_says_what_went()
    {
        for (var run = 0; run < 130; run++) await TakeAsync(Repository, _service.Clock.Now.AddHours(-run));
        await TakeAsync(Other, _service.Clock.Now);
        var other = await RowsAsync(Other);
        var deletion = new RepositoryDeletion(Store, Catalogue);
        var counted = await deletion.CountAsync(Repository, Token);

        var removed = await deletion.DeleteAsync(Repository, Token);

        Assert.Equal(new RepositoryContent(130, 0, 260, 12), removed);
        Assert.Equal(removed, counted);
        Assert.Equal(RepositoryContent.Nothing, await deletion.DeleteAsync(Repository, Token));
        Assert.Empty(await RowsAsync(Repository));
        Assert.Equal(other.Select(row => row.ETag), (await RowsAsync(Other)).Select(row => row.ETag));
        Assert.Equal([Other], (await Catalogue.ReadAsync("", 10, Token)).Select(entry => entry.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Cut_short_and_while_runs_come_in_it_ends_with_nothing_but_what_came_later(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 120; run++) await TakeAsync(Repository, _service.Clock.Now.AddHours(-run));
        var store = new UnreliableStore(Store, random) { Failing = 20 };
        var coming = 30;
        store.Between = async () =>
        {
            if (coming-- > 0) await TakeAsync(Repository, _service.Clock.Now.AddMinutes(-random.Next(600)));
        };

        while (!await TryAsync(new RepositoryDeletion(store, Catalogue))) Assert.Equal(Token, Token);

        Assert.True(coming < 0);
        Assert.Empty(await RowsAsync(Repository));
        await TakeAsync(Repository, _service.Clock.Now);
        Assert.Equal([Repository], (await Catalogue.ReadAsync("", 10, Token)).Select(entry => entry.Id));
        Assert.All((await RowsAsync(Repository)).Where(row => !row.Key.StartsWith(RowKeys.RunPrefix, StringComparison.Ordinal)),
            row => Assert.Equal(1, RollupEncoding.Read(row.Value).Runs));
    }

    [Fact]
    public async Task The_command_says_what_it_would_do_until_it_is_told_to()
    {
        await TakeAsync(Repository, _service.Clock.Now);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var commands = new ServiceCommands([$"--Storage:Sqlite:Path={_service.DatabasePath}"], output, error);

        Assert.Equal(2, await commands.RunAsync(["repositories", "delete", "Widgets"], Token));
        Assert.Equal(0, await commands.RunAsync(["repositories", "delete", Repository], Token));
        Assert.NotEmpty(await RowsAsync(Repository));
        Assert.Equal(0, await commands.RunAsync(["repositories", "list"], Token));
        Assert.Equal(0, await commands.RunAsync(["repositories", "delete", Repository, "--yes"], Token));
        Assert.Equal(0, await commands.RunAsync(["repositories", "list"], Token));

        const string content = "1 runs, 0 outcomes of builds, 2 rollups of hours, 2 rollups of days";
        Assert.Equal(
            [$"{Repository}: {content}", $"{Repository}  not seen yet", $"{Repository}: removed {content}"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(await RowsAsync(Repository));
        var audit = await _service.Services.GetRequiredService<AuditLog>().ReadAsync(5, Token);
        Assert.Equal(
            [("repository-delete", Repository, content), ("repository-delete", Repository, "begun")],
            audit.Select(entry => (entry.Action, entry.Subject, entry.Details)));
    }

    private static async Task<bool> TryAsync(RepositoryDeletion deletion)
    {
        try
        {
            await deletion.DeleteAsync(Repository, Token);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private async Task TakeAsync(string repository, DateTimeOffset time)
    {
        var body = RunReportJson.Write(_runs.Next(repository, time, ("p.example", Health.Healthy, Trust.Public)));
        await _service.Services.GetRequiredService<IngestQueue>().AddAsync(new PendingRun(RunReportReader.Parse(body).Report!, body));
    }

    private Task<IReadOnlyList<TableRow>> RowsAsync(string repository) =>
        Store.ReadAsync(RowKeys.Partition(repository), KeyRange.All, int.MaxValue, Token);
}
