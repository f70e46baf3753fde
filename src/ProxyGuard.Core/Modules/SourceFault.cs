namespace ProxyGuard.Core.Modules;

/// <summary>One thing wrong in one file, said so that a person can mend it without looking anything up.</summary>
/// <param name="File">The file as the user would name it.</param>
/// <param name="Line">The line, counted from 1; 0 when the fault is the file as a whole.</param>
/// <param name="Words">
/// What is wrong and what is allowed there: an English sentence with its arguments beside it, so that it can be said in another language.
/// Text from the file among them is not yet made safe for printing.
/// </param>
public sealed record SourceFault(string File, int Line, FormattableString Words)
{
    /// <summary>The words in English.</summary>
    public string Message => FormattableString.Invariant(Words);

    /// <summary>Where it is.</summary>
    public SourcePlace Place => new(File, Line);

    /// <summary><c>file:line: message</c>, the form compilers print and editors jump to.</summary>
    public override string ToString() => $"{Place}: {Message}";

    /// <summary>Whether both say the same of the same place; words are compared as they read in English.</summary>
    /// <param name="other">The other fault.</param>
    public bool Equals(SourceFault? other) => Line == other?.Line && File == other.File && Message == other.Message;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Line, Message);
}

/// <summary>What reading gave: the value as far as it could be understood, and every fault found on the way.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="Value">The value; complete only when there are no faults.</param>
/// <param name="Faults">Every fault, in file order; empty when the input is well formed.</param>
public sealed record Parsed<T>(T Value, IReadOnlyList<SourceFault> Faults)
{
    /// <summary>Whether the value is complete.</summary>
    public bool IsValid => Faults.Count == 0;
}
