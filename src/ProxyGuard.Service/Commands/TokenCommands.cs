using System.CommandLine;
using System.Globalization;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Commands;

/// <summary><c>tokens add</c>, <c>tokens list</c> and <c>tokens revoke</c>.</summary>
internal sealed class TokenCommands(ServiceCommands commands)
{
    private const int LongestNote = 200;

    private readonly Option<string> _repository = new("--repo") { Required = true, HelpName = "PATTERN" };
    private readonly Option<string[]> _rights = new("--can") { Required = true, HelpName = "read|write" };
    private readonly Option<string> _note = new("--note") { HelpName = "TEXT", DefaultValueFactory = _ => "" };
    private readonly Argument<string> _id = new("id");

    public Command Grammar()
    {
        _repository.Description = "The repository, such as github.com/acme/widgets; * stands for any characters: 'github.com/acme/*'";
        _rights.Description = "What it can do; both as --can read,write";
        _note.Description = "What it is for";
        _id.Description = "The token's id, as list shows it, or the token itself";
        var add = new Command("add", "Makes a token and prints it, for the only time") { _repository, _rights, _note };
        var list = new Command("list", "Lists all tokens, without their secrets");
        var revoke = new Command("revoke", $"Ends a token; the service takes it for at most {TokenCheck.Believed.TotalSeconds} s more")
        {
            _id,
        };
        add.SetAction(AddAsync);
        list.SetAction((_, cancellationToken) =>
            commands.WithAsync<TokenRows>(rows => ListAsync(rows, cancellationToken), cancellationToken));
        revoke.SetAction(RevokeAsync);
        return new Command("tokens", "Who may write and read") { add, list, revoke };
    }

    private async Task<int> AddAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rights = TokenRightsText.Parse(parsed.GetValue(_rights)!);
        var note = parsed.GetValue(_note)!;
        var faults = new List<string>();
        if (!RepositoryPattern.TryParse(parsed.GetValue(_repository)!, out var pattern)) faults.Add("--repo " + RepositoryPattern.Form);
        if (rights == TokenRights.None) faults.Add("--can " + TokenRightsText.Form);
        if (note.Length > LongestNote || note.Any(char.IsControl))
            faults.Add($"--note must be one line of at most {LongestNote} characters");
        if (faults.Count > 0) return await commands.RefuseAsync(faults);

        return await commands.WithAsync<TokenRows>(rows => AddAsync(rows, pattern!, rights, note, cancellationToken), cancellationToken);
    }

    private async Task<int> AddAsync(
        TokenRows rows, RepositoryPattern pattern, TokenRights rights, string note, CancellationToken cancellationToken)
    {
        var token = await rows.AddAsync(pattern, rights, note, cancellationToken);
        await commands.Output.WriteLineAsync(token.Reveal());
        await commands.TellAsync($"Token {token.Id} can {rights.Write()} {pattern}. It is shown this once; keep it as a secret.");
        return 0;
    }

    private async Task<int> ListAsync(TokenRows rows, CancellationToken cancellationToken)
    {
        var tokens = await rows.ListAsync(cancellationToken);
        var table = tokens.Select(token => new[]
        {
            token.Id, token.Rights.Write(), token.Pattern.Text, Text(token.Created),
            token.Revoked is { } at ? "revoked " + Text(at) : "valid",
            token.Note,
        });
        await TextTable.WriteAsync(commands.Output, table);
        return 0;
    }

    private async Task<int> RevokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = ApiToken.TryParse(parsed.GetValue(_id), out var token) ? token.Id : parsed.GetValue(_id)!;
        return await commands.WithAsync<TokenRows>(rows => RevokeAsync(rows, id, cancellationToken), cancellationToken);
    }

    private async Task<int> RevokeAsync(TokenRows rows, string id, CancellationToken cancellationToken)
    {
        // What is no id may be a piece of a secret: it is not repeated.
        if (!ApiToken.IsId(id) || !await rows.RevokeAsync(id, cancellationToken))
            return await commands.RefuseAsync("there is no such token; tokens list shows all");
        await commands.TellAsync($"Token {id} is revoked; running services take it for at most {TokenCheck.Believed.TotalSeconds} s more.");
        return 0;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
