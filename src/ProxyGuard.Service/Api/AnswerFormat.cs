using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Api;

/// <summary>The form of an answer that is a table.</summary>
[JsonConverter(typeof(CodeConverter<AnswerFormat>))]
internal enum AnswerFormat
{
    Json,
    Csv,
}
