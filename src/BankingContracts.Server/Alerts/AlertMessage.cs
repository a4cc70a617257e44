using System.Security.Cryptography;
using System.Text;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Alerts;

/// <summary>What every form of an alert is made of.</summary>
internal sealed class AlertMessage(ServerOptions options)
{
    /// <summary>The pipeline's name.</summary>
    public string Pipeline => options.Pipeline.Name;

    /// <summary>The name of an alert by which its receiver knows it again: the same each time it is sent. It shows nothing.</summary>
    public static string Key(AlertEntry alert) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alert.Id)))[..32];

    /// <summary>The title with the pipeline's name.</summary>
    public string Title(AlertEntry alert) => $"{Pipeline}: {alert.Title}";

    /// <summary>The address of the page about an alert; null when nobody said where people reach the pages.</summary>
    public string? Link(AlertEntry alert) => options.PublicUrl is not { } root ? null
        : alert.RunId is { } run ? $"{root.TrimEnd('/')}/runs/{Uri.EscapeDataString(run)}"
        : $"{root.TrimEnd('/')}/{(alert.Schedule is null ? "alerts" : "schedules")}";
}
