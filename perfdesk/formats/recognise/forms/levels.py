"""The codes of a form's levels (一级指标, 二级指标), also where a province names them otherwise."""

from perfdesk.domain.codes import codes_of

__all__ = ["codes_of"]
