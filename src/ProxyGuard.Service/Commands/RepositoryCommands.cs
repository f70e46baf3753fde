using System.CommandLine;
using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Commands;

/// <summary><c>repositories list</c> and <c>repositories delete</c>.</summary>
internal sealed class RepositoryCommands(ServiceCommands commands)
{
    private readonly Argument<string> _id = new("id");
    private readonly Option<bool> _yes = new("--yes");

    public Command Grammar()
    {
        _id.Description = "The repository, such as github.com/acme/widgets";
        _yes.Description = "Really do it; without it the command says what it would remove";
        var list = new Command("list", "Lists all repositories and the time of their newest run");
        var delete = new Command("delete", "Removes all that is kept of a repository") { _id, _yes };
        list.SetAction((_, cancellationToken) =>
            commands.WithAsync<Catalogue>(all => ListAsync(all, cancellationToken), cancellationToken));
        delete.SetAction(DeleteAsync);
        return new Command("repositories", "What is kept of which repository") { list, delete };
    }

    private async Task<int> ListAsync(Catalogue catalogue, CancellationToken cancellationToken)
    {
        var all = await catalogue.ReadAsync("", int.MaxValue, cancellationToken);
        await TextTable.WriteAsync(commands.Output, all.Select(entry => new[] { entry.Id, Text(entry.LastRun) }));
        return 0;
    }

    private async Task<int> DeleteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(_id)!;
        if (!ReportIds.IsRepository(id))
            return await commands.RefuseAsync("a repository is host/path in lower case, such as github.com/acme/widgets");
        return await commands.WithAsync<IServiceProvider>(
            parts => DeleteAsync(parts, id, parsed.GetValue(_yes), cancellationToken), cancellationToken);
    }

    private async Task<int> DeleteAsync(IServiceProvider parts, string id, bool isSure, CancellationToken cancellationToken)
    {
        var deletion = parts.GetRequiredService<RepositoryDeletion>();
        if (!isSure)
        {
            var there = await deletion.CountAsync(id, cancellationToken);
            await commands.Output.WriteLineAsync($"{id}: {there}");
            await commands.TellAsync("Nothing was removed; with --yes all of it is, and it does not come back.");
            return 0;
        }
        // Before the first row goes: a deletion that is cut short is in the audit too.
        var audit = parts.GetRequiredService<AuditLog>();
        await audit.AppendAsync("repository-delete", id, "begun", cancellationToken);
        var removed = await deletion.DeleteAsync(id, cancellationToken);
        await audit.AppendAsync("repository-delete", id, removed.ToString(), cancellationToken);
        await commands.Output.WriteLineAsync($"{id}: removed {removed}");
        return 0;
    }

    private static string Text(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "not seen yet";
}
