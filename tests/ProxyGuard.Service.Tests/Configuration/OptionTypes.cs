using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Tests.Configuration;

/// <summary>The keys that the service really reads: every property that can be set, of every type of options it checks at start.</summary>
internal static class OptionTypes
{
    /// <summary>Each key with its default.</summary>
    public static IReadOnlyDictionary<string, object?> Keys { get; } = Read();

    private static Dictionary<string, object?> Read()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddProxyGuard();
        return builder.Services
            .Where(part => part.ServiceType.IsGenericType && part.ServiceType.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
            .Select(part => part.ServiceType.GetGenericArguments()[0])
            .Where(type => type.Assembly == typeof(SettingTable).Assembly)
            .Distinct()
            .SelectMany(type => Properties((string)type.GetField("Section")!.GetRawConstantValue()!, Activator.CreateInstance(type)!))
            .ToDictionary();
    }

    private static IEnumerable<KeyValuePair<string, object?>> Properties(string key, object options) => options.GetType().GetProperties()
        .Where(property => property.CanWrite)
        .SelectMany(property => property.PropertyType.Assembly == options.GetType().Assembly
            ? Properties($"{key}:{property.Name}", property.GetValue(options)!)
            : [new($"{key}:{property.Name}", property.GetValue(options))]);
}
