using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BankingContracts.Server.Documents;

/// <summary>Renders components as text, outside of a server.</summary>
internal sealed class HtmlText : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly HtmlRenderer _renderer;

    /// <summary>A renderer for any number of components.</summary>
    public HtmlText() => _renderer = new(_services, NullLoggerFactory.Instance);

    /// <summary>A component with its parameters.</summary>
    public Task<string> OfAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent => _renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await _renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }
}
