using System.Globalization;
using System.Reflection;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>One text in both languages, made of arguments that can be found again in it.</summary>
internal sealed record SampleText(string Name, string English, string Chinese, IReadOnlyList<string> Arguments)
{
    // What is put beside a Chinese letter as it is: it brings its own marks, or is a Chinese word.
    private static readonly string[] Glued = ["met", "suggestion", "meaning", "health", "what"];

    /// <summary>Every subject of <see cref="Language"/>.</summary>
    public static IReadOnlyList<PropertyInfo> Subjects { get; } =
        [.. typeof(Language).GetProperties().Where(property => property.PropertyType.Name.EndsWith("Wording", StringComparison.Ordinal))];

    /// <summary>Every text there is, with each kind of argument that it can be given.</summary>
    public static IReadOnlyList<SampleText> All { get; } =
    [
        .. from subject in Subjects
           from method in TextsOf(subject.PropertyType)
           from arguments in Combinations(method.GetParameters())
           select new SampleText(
               $"{subject.Name}.{NameOf(method)}",
               Say(method, subject.GetValue(Language.English)!, arguments),
               Say(method, subject.GetValue(Language.Chinese)!, arguments),
               [.. arguments.SelectMany(Recognisable)]),
    ];

    public static IEnumerable<MethodInfo> TextsOf(Type subject) =>
        subject.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.IsAbstract);

    public static string NameOf(MethodInfo text) => text.IsSpecialName ? text.Name["get_".Length..] : text.Name;

    public override string ToString() => $"{Name}\n{English}\n{Chinese}";

    private static string Say(MethodInfo method, object words, object?[] arguments) => method.Invoke(words, arguments) switch
    {
        OptionText option => option.Description,
        IEnumerable<string> several => string.Join(" | ", several),
        var text => (string)text!,
    };

    private static IEnumerable<object?[]> Combinations(ParameterInfo[] parameters) => parameters.Aggregate(
        (IEnumerable<object?[]>)[[]],
        (all, parameter) => all.SelectMany(_ => Values(parameter), (before, value) => (object?[])[.. before, value]));

    private static IEnumerable<object?> Values(ParameterInfo parameter)
    {
        var mayBeNull = new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return [.. mayBeNull ? new object?[] { null } : [], .. Values(type, 41 + parameter.Position, Glued.Contains(parameter.Name))];
    }

    private static IEnumerable<object> Values(Type type, int number, bool isGlued) => type switch
    {
        _ when type == typeof(string) => [isGlued ? $"（given{number}）" : $"given{number}"],
        _ when type == typeof(int) => [0, 1, number],
        _ when type == typeof(long) => [(long)number],
        _ when type == typeof(bool) => [true, false],
        _ when type == typeof(OptionDescriptor) => OptionTable.All,
        { IsEnum: true } => Enum.GetValues(type).Cast<object>(),
        _ when type.IsAssignableFrom(typeof(string[])) => [new[] { $"given{number}", $"other{number}" }],
        _ => throw new NotSupportedException($"no sample of {type} is known"),
    };

    private static IEnumerable<string> Recognisable(object? argument) => argument switch
    {
        string text => [text],
        int and > 1 or long => [string.Create(CultureInfo.InvariantCulture, $"{argument}")],
        IEnumerable<string> several => several,
        _ => [],
    };
}
