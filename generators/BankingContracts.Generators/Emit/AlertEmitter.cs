using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes the alerts.</summary>
internal static class AlertEmitter
{
    /// <summary>Writes the property <c>Alerts</c>.</summary>
    public static void Write(IndentedWriter writer, AlertsContract alerts)
    {
        writer.Line("Alerts = new(");
        writer.Deeper(d =>
        {
            d.Line("Destinations:");
            d.Block("[", "],", w =>
            {
                foreach (var destination in alerts.Destinations)
                    w.Line($"new({CSharpLiteral.String(destination.Name)}, new {RuntimeNames.Definitions}{Channel(destination.Channel)}),");
            });
            d.Line("Rules:");
            d.Block("[", "]),", w =>
            {
                foreach (var rule in alerts.Rules)
                    Write(w, rule);
            });
        });
    }

    private static void Write(IndentedWriter writer, AlertRule rule)
    {
        writer.Line($"new([{string.Join(", ", rule.Events.Select(static e => RuntimeNames.Value("AlertEvent", e)))}], {CSharpLiteral.Strings(rule.Destinations)})");
        writer.Block("{", "},", w =>
        {
            if (rule.Schedules.Count > 0)
                w.Line($"Schedules = {CSharpLiteral.Strings(rule.Schedules)},");
            if (rule.Above is { } above)
                w.Line($"Above = {CSharpLiteral.Decimal(above)},");
        });
    }

    private static string Channel(AlertChannel channel) => channel switch
    {
        SmtpChannel smtp => $"SmtpChannel({Value(smtp.Host)}, {Number(smtp.Port)}, {RuntimeNames.Value("MailSecurity", smtp.Security)}, {Value(smtp.User)}, {Value(smtp.Password)}, {Value(smtp.From)}, [{Values(smtp.To)}])",
        WebhookChannel webhook => $"WebhookChannel({Value(webhook.Url)}, {RuntimeNames.Value("WebhookFormat", webhook.Format)}, {Value(webhook.Token)})",
        _ => throw new InvalidOperationException($"{channel} sends no alert."),
    };

    private static string Number(int? number) => number is { } value ? CSharpLiteral.Integer(value) : "null";

    private static string Values(EquatableArray<AlertValue> values) => string.Join(", ", values.Select(Value));

    private static string Value(AlertValue? value) => value is null ? "null" : $"new({CSharpLiteral.String(value.Text)}, {(value.IsVariable ? "true" : "false")})";
}
