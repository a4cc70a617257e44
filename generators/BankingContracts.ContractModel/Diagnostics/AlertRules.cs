namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC8xxx, continued: who hears of what happened.</summary>
public static class AlertRules
{
    /// <summary>Two destinations with the same name.</summary>
    public static readonly Rule DuplicateDestination = new("BKC8014", "Duplicate destination", "The destination '{0}' is also defined in line {1}; rename one of them");

    /// <summary>A rule that names a destination that does not exist.</summary>
    public static readonly Rule UnknownDestination = new("BKC8015", "Unknown destination", "'{0}' is not the name of a destination{1}");

    /// <summary>A destination that no rule uses.</summary>
    public static readonly Rule UnusedDestination = new(
        "BKC8016", "Unused destination", "No rule sends alerts to '{0}'; write 'to: {0}' in a rule, or remove the destination", RuleSeverity.Warning);

    /// <summary>No channel, or more than one.</summary>
    public static readonly Rule OneChannel = new("BKC8017", "Not exactly one channel", "The destination '{0}' has {1}; write exactly one of smtp and webhook");

    /// <summary>A secret in the file.</summary>
    public static readonly Rule PlainSecret = new(
        "BKC8018", "Secret in the file", "The value of '{0}' is a secret and must not be in the file; write the name of an environment variable, for example {1}");

    /// <summary>A reference to a variable that is written wrongly.</summary>
    public static readonly Rule NotAVariable = new(
        "BKC8019", "Not a variable", "'{0}' is no reference to an environment variable; write the whole value as ${{NAME}}, in capital letters, digits and '_'");

    /// <summary>An address of a webhook that cannot be used.</summary>
    public static readonly Rule BadUrl = new("BKC8020", "Address that cannot be used", "'{0}' is not an address for a webhook: {1}");

    /// <summary>Something that is no mail address or no mail server.</summary>
    public static readonly Rule BadMailAddress = new("BKC8021", "Not a mail address", "'{0}' is not {1}; write for example {2}");

    /// <summary>A password on a connection that others can read.</summary>
    public static readonly Rule UnprotectedPassword = new(
        "BKC8022", "Password on an open connection", "'security: none' sends the password of '{0}' so that others can read it; write 'security: start_tls' or 'security: tls', or remove 'user' and 'password'");

    /// <summary>The same alert to the same destination twice.</summary>
    public static readonly Rule RepeatedAlert = new("BKC8023", "Repeated alert", "The rule in line {0} sends '{1}' to '{2}' already; remove it here");

    /// <summary>An event that never comes.</summary>
    public static readonly Rule NeverRaised = new("BKC8024", "Alert that never comes", "'{0}' never comes: {1}; {2}");
}
