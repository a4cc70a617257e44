using BankingContracts.ContractModel.Addresses;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one destination of alerts.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class DestinationBinder(BindingScope scope)
{
    private const int HighestPort = 65_535;
    private static readonly string[] Channels = ["smtp", "webhook"];

    private readonly AlertValues _values = new(scope);

    /// <summary>The destination that <paramref name="item"/> describes; null when its name cannot be read.</summary>
    public AlertDestination? Bind(MappingNode item, string pointer)
    {
        var anchor = ColumnBinder.Anchor(item);
        var section = Section.Open(scope, item, AlertKeyTables.Destination, pointer, "A destination", anchor);
        var channel = Channel(section, anchor);
        return section.Text("name") is { } name ? new AlertDestination(name, channel) : null;
    }

    private AlertChannel Channel(Section section, SourceSpan anchor)
    {
        var channels = Channels.Where(section.States).OrderBy(k => KeyOf(section, k).Start).ToArray();
        if (channels.Length != 1)
        {
            if (channels.Length > 1)
                scope.Report(AlertRules.OneChannel, KeyOf(section, channels[1]), section.Text("name") ?? "", string.Join(" and ", channels));
            else if (Channels.All(section.Lacks))
                scope.Report(AlertRules.OneChannel, anchor, section.Text("name") ?? "", "no channel");
            return new UnknownChannel();
        }

        return channels[0] == "smtp"
            ? Smtp(section.Open("smtp", AlertKeyTables.Smtp, "'smtp'", anchor), section.Text("name") ?? "")
            : Webhook(section.Open("webhook", AlertKeyTables.Webhook, "'webhook'", anchor));
    }

    private AlertChannel Smtp(Section section, string name)
    {
        var (host, from) = (_values.Of(section, "host"), _values.Of(section, "from"));
        var (user, password) = (_values.Of(section, "user"), _values.Secret(section, "password", "ALERT_SMTP_PASSWORD"));
        var to = new List<AlertValue>();
        foreach (var (value, node) in _values.All(section, "to"))
        {
            CheckMail(value, node);
            to.Add(value);
        }

        if (host is { IsVariable: false } && !MailNames.IsHost(host.Text))
            scope.Report(AlertRules.BadMailAddress, section.Node("host")!.Span, host.Text, "the name of a mail server", "smtp.bank.example");
        if (from is not null)
            CheckMail(from, (ScalarNode)section.Node("from")!);
        CheckUser(section);
        var security = section.Word<MailSecurity>("security") ?? default;
        if (security is MailSecurity.None && section.States("password") && (host is null || host.IsVariable || !MailNames.IsThisMachine(host.Text)))
            scope.Report(AlertRules.UnprotectedPassword, section.Node("security")!.Span, name);
        return host is null || from is null || to.Count == 0
            ? new UnknownChannel()
            : new SmtpChannel(host, Port(section), security, user, password, from, to.ToEquatableArray());
    }

    private void CheckUser(Section section)
    {
        foreach (var (one, other) in new[] { ("user", "password"), ("password", "user") })
        {
            if (section.States(one) && section.Lacks(other))
                scope.Report(ContractRules.NotAllowedHere, KeyOf(section, one), one, "without '" + other + "'", "add '" + other + "', or remove it");
        }
    }

    private void CheckMail(AlertValue value, ScalarNode node)
    {
        if (!value.IsVariable && !MailNames.IsAddress(value.Text))
            scope.Report(AlertRules.BadMailAddress, node.Span, value.Text, "a mail address", "operations@bank.example");
    }

    private int? Port(Section section)
    {
        if (section.Number("port") is not { } port)
            return null;
        if (port is >= 1 and <= HighestPort)
            return (int)port;
        scope.Report(ContractRules.OutOfRange, section.Node("port")!.Span, "port", "a port is a number from 1 to 65535");
        return null;
    }

    private AlertChannel Webhook(Section section)
    {
        var format = section.Word<WebhookFormat>("format") ?? default;
        var (url, token) = (_values.Of(section, "url"), _values.Secret(section, "token", "ALERT_WEBHOOK_TOKEN"));
        if (url is null)
            return new UnknownChannel();
        if (!url.IsVariable && WebhookUrls.Fault(url.Text) is { } fault)
            scope.Report(AlertRules.BadUrl, section.Node("url")!.Span, WebhookUrls.Show(url.Text), fault);
        else if (!url.IsVariable && (format is not WebhookFormat.Json || WebhookUrls.MayHoldSecret(url.Text)))
            scope.Report(AlertRules.PlainSecret, section.Node("url")!.Span, "url", "${ALERT_WEBHOOK_URL}");
        return new WebhookChannel(url, format, token);
    }

    private SourceSpan KeyOf(Section section, string key) => scope.Find(section.PointerOf(key))!.Value.Key;
}
