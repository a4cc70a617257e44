using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Language;

/// <summary>Every key of <c>alerts.yml</c>; <c>docs/alerts.md</c> says what they mean.</summary>
public static class AlertKeyTables
{
    /// <summary>The file <c>alerts.yml</c>.</summary>
    public static readonly KeyTable File = new("alerts", "alerts.yml",
    [
        new("version", ValueKind.Scalar),
        new("destinations", ValueKind.List),
        new("rules", ValueKind.List),
    ]);

    /// <summary>A destination.</summary>
    public static readonly KeyTable Destination = new("destination", "a destination",
    [
        new("name", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'name: <destination name>'" },
        new("smtp", ValueKind.Mapping),
        new("webhook", ValueKind.Mapping),
    ]);

    /// <summary>The keys of <c>smtp</c>.</summary>
    public static readonly KeyTable Smtp = new("smtp", "'smtp'",
    [
        new("host", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'host: <mail server>'" },
        new("port", ValueKind.WholeNumber),
        new("security", ValueKind.Word) { Words = Words<MailSecurity>.All },
        new("user", ValueKind.Text),
        new("password", ValueKind.Scalar),
        new("from", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'from: <mail address>'" },
        new("to", ValueKind.TextOrTexts) { NeedsItems = true, RequiredIn = LayerSet.All, Remedy = "add 'to: [<mail address>]'" },
    ]);

    /// <summary>The keys of <c>webhook</c>.</summary>
    public static readonly KeyTable Webhook = new("webhook", "'webhook'",
    [
        new("url", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'url: ${<VARIABLE>}'" },
        new("format", ValueKind.Word) { Words = Words<WebhookFormat>.All },
        new("token", ValueKind.Scalar),
    ]);

    /// <summary>A rule.</summary>
    public static readonly KeyTable Rule = new("rule", "a rule",
    [
        new("events", ValueKind.Words) { NeedsItems = true, Words = Words<AlertEvent>.All, RequiredIn = LayerSet.All, Remedy = "add 'events: [failure]'" },
        new("to", ValueKind.TextOrTexts) { NeedsItems = true, RequiredIn = LayerSet.All, Remedy = "add 'to: <destination>'" },
        new("schedules", ValueKind.TextOrTexts) { NeedsItems = true },
        new("above", ValueKind.Number),
    ]);
}
