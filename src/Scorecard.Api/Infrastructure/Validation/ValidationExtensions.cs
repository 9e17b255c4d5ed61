using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Validation;

public static class ValidationExtensions
{
    extension(RouteHandlerBuilder endpoint)
    {
        /// <summary>Answers 400 with one entry per invalid field, before the handler runs.</summary>
        public RouteHandlerBuilder Validate<TRequest>(IValidator<TRequest> validator) => endpoint
            .AddEndpointFilter(async (context, next) =>
            {
                var request = context.Arguments.OfType<TRequest>().Single();
                var result = await validator.ValidateAsync(request, context.HttpContext.RequestAborted);
                return result.IsValid ? await next(context) : Problems.Fields(FieldsOf(result));
            });
    }

    private static Dictionary<string, string[]> FieldsOf(ValidationResult result) => result.Errors
        .GroupBy(error => PathOf(error.PropertyName))
        .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorCode).Distinct().ToArray());

    /// <summary><c>Definition.Points[0].Value</c> as the client wrote it: <c>definition.points[0].value</c>.</summary>
    private static string PathOf(string property) =>
        string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
