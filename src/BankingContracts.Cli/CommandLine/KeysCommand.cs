using System.CommandLine;
using System.CommandLine.Parsing;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;
using BankingContracts.Server.Access;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verb <c>keys</c> with its own verbs.</summary>
internal sealed class KeysCommand(ProgramOptions options, Func<ParseResult, ProgramOptions, VerbContext> contextOf, Dictionary<Command, Examples> examples)
{
    private readonly Option<Role> _role = new("--role")
    {
        HelpName = "ROLE",
        Description = "What the key may do: viewer looks, operator starts and stops runs, too. [default: viewer]",
        CustomParser = ParseRole,
    };

    private readonly Option<bool> _values = new("--values") { Description = "The key shows values of tables: quarantine and queries." };
    private readonly Option<DateTime?> _expires = ProgramOptions.Instant("From when on the key opens nothing, in ISO 8601; UTC unless it has an offset. [default: never]", "--expires");

    /// <summary>The verb.</summary>
    public Command Build()
    {
        _role.CompletionSources.Clear();
        _role.CompletionSources.Add("viewer", "operator");
        var keys = new Command("keys", "Make, list and revoke the keys by which people and programs use the service.");
        keys.Add(Add());
        keys.Add(Verb("list", "List all keys, also revoked ones; never their text.", (context, _, cancellation) => KeysVerb.ListAsync(context, cancellation), "keys list", "keys list --format json"));
        keys.Add(Revoke());
        examples[keys] = new(["keys add ada --role operator --values", "keys list", "keys revoke ada"], "Only a hash of each key is stored. Once there is a key, the service asks everybody to sign in.");
        return keys;
    }

    private Command Add()
    {
        var name = Name("Who gets the key, a person or a program.");
        var verb = Verb(
            "add",
            "Make a key, and print it once.",
            (context, parsed, cancellation) => KeysVerb.AddAsync(
                context, parsed.GetRequiredValue(name), parsed.GetValue(_role), parsed.GetValue(_values), parsed.GetValue(_expires), cancellation),
            "keys add ada --role operator --values",
            "keys add grafana --expires 2027-01-31T00:00:00Z");
        verb.Add(name);
        verb.Add(_role);
        verb.Add(_values);
        verb.Add(_expires);
        return verb;
    }

    private Command Revoke()
    {
        var name = Name("The key's name.");
        var verb = Verb("revoke", "Revoke a key: from now on it opens nothing.", (context, parsed, cancellation) => KeysVerb.RevokeAsync(context, parsed.GetRequiredValue(name), cancellation), "keys revoke ada");
        verb.Add(name);
        return verb;
    }

    private static Role ParseRole(ArgumentResult result)
    {
        switch (result.Tokens[0].Value.ToLowerInvariant())
        {
            case "viewer": return Role.Viewer;
            case "operator": return Role.Operator;
            default:
                result.AddError($"--role: '{result.Tokens[0].Value}' is not a role; write viewer or operator.");
                return default;
        }
    }

    private static Argument<string> Name(string description) => new("NAME") { Description = description };

    private Command Verb(string name, string description, Func<VerbContext, ParseResult, CancellationToken, Task<int>> execute, params string[] shown)
    {
        var verb = new Command(name, description);
        verb.SetAction((parsed, cancellation) => execute(contextOf(parsed, options), parsed, cancellation));
        verb.Add(options.Store);
        examples[verb] = new(shown);
        return verb;
    }
}
