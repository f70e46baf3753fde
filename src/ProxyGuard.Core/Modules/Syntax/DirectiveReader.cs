namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>
/// Reads the statements of a go.mod or go.work file: single lines and blocks in parentheses, with the comments that belong to them.
/// Source: Go Modules Reference, "Lexical elements" and "Grammar".
/// </summary>
internal sealed class DirectiveReader(IReadOnlyList<string> verbs, IReadOnlyList<string> blockVerbs, FaultList faults)
{
    // An empty text stands for a blank line: inside a block it keeps a line from inheriting the comments of its block.
    private readonly List<string> above = [];
    private IReadOnlyList<string> blockRemarks = [];
    private SourceLine? block;
    private bool blockIsKnown;
    private bool blockHasLines;

    public IEnumerable<Directive> Read(string text)
    {
        foreach (var line in LineLexer.Lex(text))
        {
            if (line.Fault is { } fault) faults.Add(line.Number, fault);
            if ((block is null ? ReadStatement(line) : ReadBlockLine(line)) is { } directive) yield return directive;
            if (faults.IsHopeless) yield break;
        }
        if (block is { } open) faults.Add(open.Number, $"the block '{open.Tokens[0]} (' is never closed; expected a line with )");
    }

    private Directive? ReadStatement(SourceLine line)
    {
        if (line.IsBlank) above.Clear();
        if (line.Tokens.Count == 0)
        {
            if (line.Comment is not null) above.Add(line.Comment);
            return null;
        }
        var remarks = TakeAbove();
        if (line.OpensBlock || (line.IsEmptyBlock && line.Fault is null)) return OpenBlock(line, remarks);
        if (line.Fault is not null || !IsKnown(line)) return null;
        return new Directive(line.Tokens[0], [.. line.Tokens.Skip(1)], line.Number, line.Comment, Join(remarks, line.Comment));
    }

    private Directive? OpenBlock(SourceLine line, IReadOnlyList<string> remarks)
    {
        blockIsKnown = line.Tokens.Count == (line.OpensBlock ? 2 : 3) && blockVerbs.Contains(line.Tokens[0]);
        if (!blockIsKnown && line.Fault is null)
        {
            var (text, allowed) = (FaultList.Excerpt(string.Join(' ', line.Tokens)), string.Join(", ", blockVerbs));
            faults.Add(line.Number, $"'{text}' cannot begin a block; expected one of {allowed}, then ( at the end of the line");
        }
        block = line.OpensBlock ? line : null;
        blockRemarks = remarks;
        blockHasLines = false;
        return null;
    }

    private Directive? ReadBlockLine(SourceLine line)
    {
        if (line.Tokens.Count == 0)
        {
            ReadBetweenLines(line);
            return null;
        }
        if (line.Tokens[0] == ")")
        {
            if (line.Tokens.Count > 1) faults.Add(line.Number, $"text after the ) that closes a block; expected the end of the line");
            block = null;
            above.Clear();
            return null;
        }
        blockHasLines = true;
        var own = TakeAbove();
        if (line.Fault is not null || !blockIsKnown) return null;
        var remarks = own.Count == 0 && line.Comment is null ? Join(blockRemarks, null) : Join(own, line.Comment);
        return new Directive(block!.Value.Tokens[0], line.Tokens, line.Number, line.Comment, remarks);
    }

    private void ReadBetweenLines(SourceLine line)
    {
        if (line.Comment is not null) above.Add(line.Comment);
        else if (line.IsBlank && (above.Count == 0 ? blockHasLines : above[^1].Length > 0)) above.Add("");
    }

    private bool IsKnown(SourceLine line)
    {
        if (verbs.Contains(line.Tokens[0])) return true;
        faults.Add(line.Number, $"unknown directive '{FaultList.Excerpt(line.Tokens[0])}'; expected one of {string.Join(", ", verbs)}");
        return false;
    }

    private IReadOnlyList<string> TakeAbove()
    {
        if (above.Count == 0) return [];
        IReadOnlyList<string> taken = [.. above];
        above.Clear();
        return taken;
    }

    private static string Join(IReadOnlyList<string> above, string? beside)
    {
        if (above.Count == 0) return beside is null ? "" : beside[2..].Trim();
        return string.Join('\n', above.Append(beside).Where(comment => comment is { Length: > 0 }).Select(comment => comment![2..].Trim()));
    }
}
