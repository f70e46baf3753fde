using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>
/// Every sentence that the engine can say, and those that this program says in its manner: what their compiled code makes a
/// <see cref="FormattableString"/> of.
/// </summary>
internal static class EngineSentences
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly List<MethodBase> Methods =
    [
        .. from type in typeof(GuardRun).Assembly.GetTypes().Concat(typeof(Language).Assembly.GetTypes())
           where !type.Name.Contains("AnonymousType")
           from method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own))
           select method,
    ];

    /// <summary>Their formats, one for each place that makes one. Those without a letter are only joints.</summary>
    public static IReadOnlyList<string> Found { get; } = [.. Methods.SelectMany(Formats)];

    /// <summary>How many places there are: as many formats must have been found.</summary>
    public static int Places { get; } = Methods.Sum(method => Read(method).Count(one => IsCallOf("Create", one, method)));

    // The format is followed by the array of its arguments, which is made before what goes into it.
    private static IEnumerable<string> Formats(MethodBase method)
    {
        var code = Read(method).ToList();
        for (var at = 0; at < code.Count; at++)
        {
            if (code[at].Code == OpCodes.Ldstr && BeginsArguments(code, at + 1, method))
                yield return method.Module.ResolveString(code[at].Operand);
        }
    }

    private static bool BeginsArguments(List<Instruction> code, int at, MethodBase method) =>
        IsCallOf("Empty", code[at], method)
        || (code[at].Code.Name!.StartsWith("ldc.i4", StringComparison.Ordinal)
            && code[at + 1].Code == OpCodes.Newarr
            && method.Module.ResolveType(code[at + 1].Operand, TypeArguments(method), MethodArguments(method)) == typeof(object));

    private static bool IsCallOf(string name, Instruction one, MethodBase method) =>
        one.Code == OpCodes.Call
        && method.Module.ResolveMethod(one.Operand, TypeArguments(method), MethodArguments(method)) is MethodInfo called
        && called.Name == name
        && (called.DeclaringType == typeof(FormattableStringFactory)
            || (called.DeclaringType == typeof(Array) && called.ReturnType == typeof(object[])));

    private static Type[]? TypeArguments(MethodBase method) =>
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;

    private static Type[]? MethodArguments(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : null;

    private static IEnumerable<Instruction> Read(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var one = Codes[code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
            at += one.Size;
            var length = LengthOf(one.OperandType, code, at);
            yield return new Instruction(one, length == sizeof(int) ? BitConverter.ToInt32(code, at) : 0);
            at += length;
        }
    }

    private static int LengthOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => sizeof(int) * (1 + BitConverter.ToInt32(code, at)),
        _ => sizeof(int),
    };

    private readonly record struct Instruction(OpCode Code, int Operand);
}
